// Text ↔ the characters after `#`: `v1.` and base64url of a checksum and deflated text. Decoding trusts nothing:
// length cap → base64url → checksum → inflate into a buffer that cannot grow → UTF-8.
import { deflateSync, inflateSync } from 'fflate'
import { stringBytes } from '../kafka/records/serializers.ts'
import * as words from '../words/en/scenario.ts'
import { fromBase64Url, toBase64Url } from './base64.ts'
import { LIMITS, limitSentence } from './limits.ts'
import { LINK_DICTIONARY } from './linkDictionary.ts'
import { type Problem, valueText } from './Problem.ts'
import { sha256 } from './sha256.ts'
import { decodeUtf8 } from './utf8.ts'
import { LINK_FORMAT } from './versions.ts'

const CHECK_BYTES = 3

/** Packs a text, as it is, into a link's characters. */
export function packLink(text: string): string {
  const packed = deflateSync(stringBytes(text), { level: 9, mem: 4, dictionary: LINK_DICTIONARY })
  const bytes = new Uint8Array(CHECK_BYTES + packed.length)
  bytes.set(sha256(packed).subarray(0, CHECK_BYTES))
  bytes.set(packed, CHECK_BYTES)
  return `v${LINK_FORMAT}.${toBase64Url(bytes)}`
}

export type Unpacked = { readonly text: string } | { readonly problem: Problem }

/** The text a link's characters hold. Takes a whole address too: what counts is what stands after `#`. */
export function unpackLink(link: string): Unpacked {
  const fragment = link.slice(link.indexOf('#') + 1).trim()
  if (fragment.length > LIMITS.linkChars) {
    return refuse(fragment, words.linkTooLong(fragment.length), limitSentence('linkChars'))
  }
  const match = /^v(\d{1,6})\.(.*)$/s.exec(fragment)
  if (!match) return refuse(fragment, words.notALink(), words.notALinkFits(LINK_FORMAT))
  const format = Number(match[1])
  if (format > LINK_FORMAT) {
    return refuse(
      `v${format}`,
      words.newerLink(format, LINK_FORMAT),
      words.upTo(LINK_FORMAT),
      words.getNewer(),
    )
  }
  if (format < 1) return refuse(`v${format}`, words.notALink(), words.notALinkFits(LINK_FORMAT))
  return unpackBody(fragment, match[2] ?? '')
}

function unpackBody(fragment: string, body: string): Unpacked {
  const bytes = fromBase64Url(body)
  if (typeof bytes === 'number' && bytes < body.length) {
    const at = fragment.length - body.length + bytes
    const allowed = words.linkBadCharacterFits()
    return refuse(
      fragment.slice(at, at + 1),
      words.linkBadCharacter(at + 1),
      allowed,
      words.linkCutHint(),
    )
  }
  if (typeof bytes === 'number' || !isWhole(bytes)) return cut(fragment)
  return inflate(fragment, bytes.subarray(CHECK_BYTES))
}

function isWhole(bytes: Uint8Array): boolean {
  if (bytes.length <= CHECK_BYTES) return false
  const check = sha256(bytes.subarray(CHECK_BYTES))
  return [0, 1, 2].every((i) => bytes[i] === check[i])
}

function inflate(fragment: string, packed: Uint8Array): Unpacked {
  const out = new Uint8Array(LIMITS.linkInflatedBytes + 1)
  try {
    const bytes = inflateSync(packed, { out, dictionary: LINK_DICTIONARY })
    if (bytes.length === out.length) {
      return refuse(fragment, words.linkTooBig(), limitSentence('linkInflatedBytes'))
    }
    const { text, replaced } = decodeUtf8(bytes)
    return replaced > 0 ? cut(fragment) : { text }
  } catch {
    return cut(fragment)
  }
}

function cut(fragment: string): Unpacked {
  return refuse(fragment, words.linkCut(), words.linkCutFits(), words.linkCutHint())
}

function refuse(value: string, sentence: string, allowed: string, hint?: string): Unpacked {
  const problem = { path: 'link', value: valueText(value), allowed, sentence }
  return { problem: hint === undefined ? problem : { ...problem, hint } }
}
