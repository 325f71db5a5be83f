// Who and where: processes and places as a sentence names them.

export const endpointWords = {
  controller: (node: string): string => `controller ${node}`,
  anyone: 'anyone',
  metadataFetch: 'metadata Fetch',
  broker: (node: string): string => `broker ${node}`,
  metadata: 'the metadata log',
  cluster: 'cluster',
}
