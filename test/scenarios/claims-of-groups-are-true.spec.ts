import { claimsOf } from './claims.ts'

claimsOf('groups')
