import { claimsOf } from './claims.ts'

claimsOf('start', 'quorum')
