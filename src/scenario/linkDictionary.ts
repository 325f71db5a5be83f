// What deflate may assume to have seen before a link begins: the usual words of a scenario, the likeliest last.
// FROZEN for link format 1: one changed letter breaks every link ever made. A better dictionary is a new link format.
import { stringBytes } from '../kafka/records/serializers.ts'

const ACTIONS =
  '"do":{"type":"alterConfig","resource":"cluster","set":{"resource":"broker","node":1,"set":{"remove":["' +
  '"do":{"type":"resetConnection","from":"broker-1","to":"healConnection","silenceConnection","delayConnection",' +
  '"delay":"200ms"}},{"when":{"at":"powerOff","host":"host-1"}},{"thawBroker","node":1}},{"freezeBroker","node":1}},' +
  '{"startBroker","node":1}},{"crashBroker","node":1}},{"stopBroker","node":1}},{"when":{"at":"' +
  '"do":{"type":"seekReader","client":"reader","topic":"orders","partition":0,"to":"beginning"}},"to":{"offset":0}},' +
  '{"timestamp":"2026-01-01T09:00:00Z"}}{"type":"restartClient","client":"crashClient","slowClient","client":"reader",' +
  '"processing":"100ms"}},{"resumeClient","pauseClient","removeClient","addClient","client":{"id":"' +
  '"do":{"type":"deleteTopic","topic":"alterTopic","topic":"createTopic","topic":"orders","partitions":3,' +
  '"replicationFactor":1,"assignment":[[1],[1],[1]],"configs":{'

const CONFIGS =
  '"min.insync.replicas":"1","message.timestamp.type":"LogAppendTime","retention.ms":"-1","cleanup.policy":"compact",' +
  '"segment.bytes":"segment.ms":"flush.messages":"1","max.message.bytes":"log.roll.ms":"num.partitions":"3",' +
  '"auto.create.topics.enable":"false","log.flush.interval.messages":"auto.offset.reset":"earliest","latest",' +
  '"fetch.min.bytes":"fetch.max.wait.ms":"max.poll.records":"500","max.partition.fetch.bytes":"request.timeout.ms":"30000",' +
  '"delivery.timeout.ms":"120000","retries":"0","retry.backoff.ms":"max.block.ms":"buffer.memory":"33554432",' +
  '"max.request.size":"max.in.flight.requests.per.connection":"5","enable.idempotence":"true","compression.type":"none",' +
  '"gzip","snappy","lz4","zstd","partitioner.ignore.keys":"batch.size":"16384","linger.ms":"5","acks":"all","acks":"1","acks":"0"}'

const CLIENTS =
  '"files":{".csv":{"size":"sha256":".txt","type":"file","topic":"records","file":"as":"text","csv","ndjson","key":"header":true,' +
  '"type":"list","topic":"orders","records":[{"key":null,"value":null,"headers":[["every":"1s"' +
  '"keys":{"type":"none"},"keys":{"type":"list","keys":["A","B","C","D"],"weights":[1,2],"keys":{"type":"range","prefix":"user-",' +
  '"count":100,"draw":"zipf"},"arrivals":"poisson","even","valueBytes":100,"limit":1000,' +
  '"clients":[{"type":"producer","id":"producer","configs":{"startsAfter":"1s","workload":{"type":"rate","topic":"orders","perSecond":5' +
  '}},{"type":"reader","id":"reader","assign":[{"topic":"orders","partitions":"all"}],"from":"beginning","end","processing":"20ms"}],' +
  '"script":[],"acts":['

const SCENARIO =
  '"change":{"title":"","aim":"","endsAfter":"2m","endsAfter":"60s","clusters":{"main":{"release":"4.3","hosts":[{"name":"host-1",' +
  '"rack":"r1","processes":[{"node":1,"roles":["broker","controller"],"configs":{}]}],"topics":[{"name":"orders","partitions":3,' +
  '"startsAt":"2026-01-01T09:00:00Z","start":"settled","cold","seed":1,' +
  '"when":{"on":{"event":"BatchAppended","where":{"partition":"orders-0"},"nth":1},"after":"1s"},"when":{"every":"1s","from":"0s","times":10},' +
  '"do":{"type":"produceRecords","client":"producer","topic":"orders","records":[{"key":"A","value":"hello"},{"key":"B","value":"' +
  '"}]}},{"when":{"at":"10.5s"},"do":{"type":"'

const MOMENT =
  '{"model":1,"scenario":{"schema":1,"id":"' +
  '"open":{"paused":true,"views":["stage","logs","events"],"locked":["Act","Open","Save","Share","Undo","Redo","Start over","Time","Speed"],' +
  '"question":"","view":"events","view":"logs","selected":"broker:1","selected":"client:reader","selected":"client:producer",' +
  '{"model":1,"schema":1,"preset":"file-into-topic","preset":"first-records","content":"' +
  '","change":{"acts":[{"when":{"at":"seed":"open":{"at":"12.345s","event":1234,"view":"stage","selected":"partition:orders-0","hash":"'

/** The bytes deflate and inflate begin with. */
export const LINK_DICTIONARY = stringBytes(ACTIONS + CONFIGS + CLIENTS + SCENARIO + MOMENT)
