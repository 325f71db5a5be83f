// What a protocol file declares: the bodies' types, and a sentence for every field, so that a field without one does not compile.

/** A sentence for each field of a body. */
export type About<Body> = { readonly [Field in keyof Required<Body>]: string }

export interface Api<Request, Response> {
  readonly name: string
  /** Which KIPs shaped what is modelled. */
  readonly kips: readonly number[]
  /** What the API is for, in one sentence. */
  readonly purpose: string
  readonly request: About<Request>
  readonly response: About<Response>
}
