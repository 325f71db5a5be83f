import { claimsOf } from './claims.ts'

claimsOf('replication')
