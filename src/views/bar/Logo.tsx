// The mark: a short tape with two committed records, the high watermark, and one that is not committed yet.

/** The product's mark, as on the page's icon; decoration beside its name. */
export function Logo() {
  return (
    <svg width="24" height="24" viewBox="0 0 32 32" aria-hidden="true">
      <rect
        x="1.5"
        y="7.5"
        width="29"
        height="17"
        rx="4.5"
        fill="var(--bed)"
        stroke="var(--line2)"
      />
      <rect x="4.5" y="11" width="6" height="10" rx="1.5" fill="var(--key-a)" />
      <rect x="12" y="11" width="6" height="10" rx="1.5" fill="var(--key-b)" />
      <rect
        x="22.25"
        y="11.75"
        width="5"
        height="8.5"
        rx="1.5"
        fill="none"
        stroke="var(--edge-c)"
        strokeWidth="1.5"
        strokeDasharray="2.4 1.6"
      />
      <path d="M20 4v24" stroke="var(--hw)" strokeWidth="2" strokeLinecap="round" />
    </svg>
  )
}
