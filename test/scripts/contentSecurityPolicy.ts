const directives = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
]

/** The policy as the page itself carries it. `frame-ancestors` has no effect there, so it is left out. */
export const contentSecurityPolicyForMeta = directives.join('; ')

/** The policy as our server sends it: nothing from another host, nothing inline, framed by nobody unless it is asked for as a frame. */
export const contentSecurityPolicy = [...directives, "frame-ancestors 'none'"].join('; ')
