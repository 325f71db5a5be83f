/** Selects all of a field, with the beginning in sight. */
export function selectAll(field: HTMLInputElement | HTMLTextAreaElement): void {
  field.setSelectionRange(0, field.value.length, 'backward')
  field.scrollLeft = 0
}
