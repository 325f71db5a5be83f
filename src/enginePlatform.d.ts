// The engine's rooms are compiled without DOM and Node types, so that neither can slip in. These few
// names exist in both, give the same answer everywhere, and are all that the rooms may use.

interface TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>
}
declare const TextEncoder: { new (): TextEncoder }

interface TextDecoder {
  decode(input?: Uint8Array, options?: { readonly stream?: boolean }): string
}
declare const TextDecoder: {
  new (
    label?: string,
    options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean },
  ): TextDecoder
}

declare function atob(data: string): string
declare function btoa(data: string): string
