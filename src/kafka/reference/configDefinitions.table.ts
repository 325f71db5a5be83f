// Recorded from Kafka 4.3.1; columns in configDefinitions.ts.

export const CONFIG_TABLE = `
# broker
add.partitions.to.txn.retry.backoff.max.ms|INT|100|[0,...]|H
add.partitions.to.txn.retry.backoff.ms|INT|20|[1,...]|H
advertised.listeners|LIST|\\null||H
alter.config.policy.class.name|CLASS|\\null|\\-|L
alter.log.dirs.replication.quota.window.num|INT|11|[1,...]|L
alter.log.dirs.replication.quota.window.size.seconds|INT|1|[1,...]|L
authorizer.class.name|STRING||non-null string|L
auto.create.topics.enable|BOOLEAN|true|\\-|H
auto.leader.rebalance.enable|BOOLEAN|true|\\-|H
background.threads|INT|10|[1,...]|H
broker.heartbeat.interval.ms|INT|2000|\\-|M
broker.id|INT|-1|\\-|H
broker.rack|STRING|\\null|\\-|M
broker.session.timeout.ms|INT|9000|\\-|M
client.quota.callback.class|CLASS|\\null|\\-|L
compression.gzip.level|INT|-1|[1,...,9] or -1|M
compression.lz4.level|INT|9|[1,...,17]|M
compression.type|STRING|producer|[uncompressed, zstd, lz4, snappy, gzip, producer]|H
compression.zstd.level|INT|3|[-131072,...,22]|M
config.providers|LIST|||L
connection.failed.authentication.delay.ms|INT|100|[0,...]|L
connections.max.idle.ms|LONG|600000|\\-|M
connections.max.reauth.ms|LONG|0|\\-|M
controlled.shutdown.enable|BOOLEAN|true|\\-|M
controller.listener.names|LIST|\\-||H
controller.performance.always.log.threshold.ms|LONG|2000|[0,...]|Mi
controller.performance.sample.period.ms|LONG|60000|[100,...]|Mi
controller.quorum.append.linger.ms|INT|25|[0,...]|M
controller.quorum.auto.join.enable|BOOLEAN|false|\\-|L
controller.quorum.bootstrap.servers|LIST||non-empty list|H
controller.quorum.election.backoff.max.ms|INT|1000|[0,...]|H
controller.quorum.election.timeout.ms|INT|1000|[0,...]|H
controller.quorum.fetch.max.bytes|INT|1048576|[1,...]|L
controller.quorum.fetch.snapshot.max.bytes|INT|1048576|[1,...]|L
controller.quorum.fetch.timeout.ms|INT|2000|[0,...]|H
controller.quorum.request.timeout.ms|INT|2000|[0,...]|M
controller.quorum.retry.backoff.ms|INT|20|[0,...]|L
controller.quorum.voters|LIST||non-empty list|H
controller.quota.window.num|INT|11|[1,...]|L
controller.quota.window.size.seconds|INT|1|[1,...]|L
controller.socket.timeout.ms|INT|30000|\\-|M
cordoned.log.dirs|LIST|||M
create.topic.policy.class.name|CLASS|\\null|\\-|L
default.replication.factor|INT|1|\\-|M
delegation.token.expiry.check.interval.ms|LONG|3600000|[1,...]|L
delegation.token.expiry.time.ms|LONG|86400000|[1,...]|M
delegation.token.max.lifetime.ms|LONG|604800000|[1,...]|M
delegation.token.secret.key|PASSWORD|\\null|\\-|M
delete.records.purgatory.purge.interval.requests|INT|1|\\-|M
delete.topic.enable|BOOLEAN|true|\\-|H
early.start.listeners|LIST|\\null||H
fetch.max.bytes|INT|57671680|[1024,...]|M
fetch.purgatory.purge.interval.requests|INT|1000|\\-|M
follower.fetch.last.tiered.offset.enable|BOOLEAN|false|\\-|M
group.consumer.assignment.interval.ms|INT|1000|[0,...]|M
group.consumer.assignors|LIST|uniform,range||M
group.consumer.heartbeat.interval.ms|INT|5000|[1,...]|M
group.consumer.max.assignment.interval.ms|INT|15000|[0,...]|M
group.consumer.max.heartbeat.interval.ms|INT|15000|[1,...]|M
group.consumer.max.session.timeout.ms|INT|60000|[1,...]|M
group.consumer.max.size|INT|2147483647|[1,...]|M
group.consumer.migration.policy|STRING|bidirectional|(case insensitive) [DISABLED, DOWNGRADE, UPGRADE, BIDIRECTIONAL]|M
group.consumer.min.assignment.interval.ms|INT|0|[0,...]|M
group.consumer.min.heartbeat.interval.ms|INT|5000|[1,...]|M
group.consumer.min.session.timeout.ms|INT|45000|[1,...]|M
group.consumer.regex.refresh.interval.ms|INT|600000|[10000,...]|Mi
group.consumer.session.timeout.ms|INT|45000|[1,...]|M
group.coordinator.append.linger.ms|INT|-1|[-1,...]|M
group.coordinator.background.threads|INT|2|[1,...]|H
group.coordinator.cached.buffer.max.bytes|INT|1048588|[524288,...]|M
group.coordinator.rebalance.protocols|LIST|classic,consumer,streams|[consumer, classic, share, streams]|M
group.coordinator.threads|INT|4|[1,...]|H
group.initial.rebalance.delay.ms|INT|3000|\\-|M
group.max.session.timeout.ms|INT|1800000|\\-|M
group.max.size|INT|2147483647|[1,...]|M
group.min.session.timeout.ms|INT|6000|\\-|M
group.share.assignment.interval.ms|INT|1000|[0,...]|M
group.share.assignors|LIST|simple||M
group.share.delivery.count.limit|INT|5|[2,...,10]|M
group.share.heartbeat.interval.ms|INT|5000|[1,...]|M
group.share.initialize.retry.interval.ms|INT|30000|[1,...]|Li
group.share.max.assignment.interval.ms|INT|15000|[0,...]|M
group.share.max.delivery.count.limit|INT|10|[5,...,25]|M
group.share.max.heartbeat.interval.ms|INT|15000|[1,...]|M
group.share.max.partition.max.record.locks|INT|4000|[2000,...,10000]|M
group.share.max.record.lock.duration.ms|INT|60000|[30000,...,3600000]|M
group.share.max.session.timeout.ms|INT|60000|[1,...]|M
group.share.max.share.sessions|INT|2000|[1,...]|M
group.share.max.size|INT|200|[1,...,1000]|M
group.share.min.assignment.interval.ms|INT|0|[0,...]|M
group.share.min.delivery.count.limit|INT|2|[2,...,5]|M
group.share.min.heartbeat.interval.ms|INT|5000|[1,...]|M
group.share.min.partition.max.record.locks|INT|100|[100,...,2000]|M
group.share.min.record.lock.duration.ms|INT|15000|[1000,...,30000]|M
group.share.min.session.timeout.ms|INT|45000|[1,...]|M
group.share.partition.max.record.locks|INT|2000|[100,...,10000]|M
group.share.persister.class.name|STRING|org.apache.kafka.server.share.persister.DefaultStatePersister|\\-|Mi
group.share.record.lock.duration.ms|INT|30000|[1000,...,3600000]|M
group.share.session.timeout.ms|INT|45000|[1,...]|M
group.streams.assignment.interval.ms|INT|1000|[0,...]|M
group.streams.heartbeat.interval.ms|INT|5000|[1,...]|M
group.streams.initial.rebalance.delay.ms|INT|3000|[0,...]|M
group.streams.max.assignment.interval.ms|INT|15000|[0,...]|M
group.streams.max.heartbeat.interval.ms|INT|15000|[1,...]|M
group.streams.max.session.timeout.ms|INT|60000|[1,...]|M
group.streams.max.size|INT|2147483647|[1,...]|M
group.streams.max.standby.replicas|INT|2|[0,...]|M
group.streams.min.assignment.interval.ms|INT|0|[0,...]|M
group.streams.min.heartbeat.interval.ms|INT|5000|[1,...]|M
group.streams.min.session.timeout.ms|INT|45000|[1,...]|M
group.streams.num.standby.replicas|INT|0|[0,...]|M
group.streams.session.timeout.ms|INT|45000|[1,...]|M
initial.broker.registration.timeout.ms|INT|60000|\\-|M
inter.broker.listener.name|STRING|\\null|\\-|M
internal.metadata.delete.delay.millis|LONG|60000|\\-|Li
internal.metadata.log.segment.bytes|INT|\\null|\\-|Li
internal.metadata.max.batch.size.in.bytes|INT|8388608|\\-|Li
kafka.metrics.polling.interval.secs|INT|10|[1,...]|L
kafka.metrics.reporters|LIST|||L
leader.imbalance.check.interval.seconds|LONG|300|[1,...]|H
listener.security.protocol.map|STRING|SASL_SSL:SASL_SSL,PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT|\\-|L
listeners|LIST|PLAINTEXT://:9092||H
log.cleaner.backoff.ms|LONG|15000|[0,...]|M
log.cleaner.dedupe.buffer.size|LONG|134217728|\\-|M
log.cleaner.delete.retention.ms|LONG|86400000|[0,...]|M
log.cleaner.enable|BOOLEAN|true|\\-|M
log.cleaner.io.buffer.load.factor|DOUBLE|0.9|\\-|M
log.cleaner.io.buffer.size|INT|524288|[0,...]|M
log.cleaner.io.max.bytes.per.second|DOUBLE|1.7976931348623157E308|\\-|M
log.cleaner.max.compaction.lag.ms|LONG|9223372036854775807|[1,...]|M
log.cleaner.min.cleanable.ratio|DOUBLE|0.5|[0,...,1]|M
log.cleaner.min.compaction.lag.ms|LONG|0|[0,...]|M
log.cleaner.threads|INT|1|[0,...]|M
log.cleanup.policy|LIST|delete|[compact, delete]|M
log.dir|LIST|/tmp/kafka-logs||H
log.dir.failure.timeout.ms|LONG|30000|[1,...]|L
log.dirs|LIST|\\null||H
log.flush.interval.messages|LONG|9223372036854775807|[1,...]|H
log.flush.interval.ms|LONG|\\null|\\-|H
log.flush.offset.checkpoint.interval.ms|INT|60000|[0,...]|H
log.flush.scheduler.interval.ms|LONG|9223372036854775807|\\-|H
log.flush.start.offset.checkpoint.interval.ms|INT|60000|[0,...]|H
log.index.interval.bytes|INT|4096|[0,...]|M
log.index.size.max.bytes|INT|10485760|[4,...]|M
log.initial.task.delay.ms|LONG|30000|[0,...]|Li
log.local.retention.bytes|LONG|-2|[-2,...]|M
log.local.retention.ms|LONG|-2|[-2,...]|M
log.message.timestamp.after.max.ms|LONG|3600000|[0,...]|M
log.message.timestamp.before.max.ms|LONG|9223372036854775807|[0,...]|M
log.message.timestamp.type|STRING|CreateTime|[CreateTime, LogAppendTime]|M
log.preallocate|BOOLEAN|false|\\-|M
log.retention.bytes|LONG|-1|\\-|H
log.retention.check.interval.ms|LONG|300000|[1,...]|M
log.retention.hours|INT|168|\\-|H
log.retention.minutes|INT|\\null|\\-|H
log.retention.ms|LONG|\\null|\\-|H
log.roll.hours|INT|168|[1,...]|H
log.roll.jitter.hours|INT|0|[0,...]|H
log.roll.jitter.ms|LONG|\\null|\\-|H
log.roll.ms|LONG|\\null|\\-|H
log.segment.bytes|INT|1073741824|[1048576,...]|H
log.segment.delete.delay.ms|LONG|60000|[0,...]|H
max.connection.creation.rate|INT|2147483647|[0,...]|M
max.connections|INT|2147483647|[0,...]|M
max.connections.per.ip|INT|2147483647|[0,...]|M
max.connections.per.ip.overrides|STRING||\\-|M
max.incremental.fetch.session.cache.slots|INT|1000|[0,...]|M
max.request.partition.size.limit|INT|2000|[1,...]|M
message.max.bytes|INT|1048588|[0,...]|H
metadata.log.dir|STRING|\\null|\\-|H
metadata.log.max.record.bytes.between.snapshots|LONG|20971520|[1,...]|H
metadata.log.max.snapshot.interval.ms|LONG|3600000|[0,...]|H
metadata.log.segment.bytes|INT|1073741824|[8388608,...]|H
metadata.log.segment.ms|LONG|604800000|\\-|H
metadata.max.idle.interval.ms|INT|500|[0,...]|L
metadata.max.retention.bytes|LONG|104857600|\\-|H
metadata.max.retention.ms|LONG|604800000|\\-|H
metric.reporters|LIST|org.apache.kafka.common.metrics.JmxReporter||L
metrics.num.samples|INT|2|[1,...]|L
metrics.recording.level|STRING|INFO|\\-|L
metrics.sample.window.ms|LONG|30000|[1,...]|L
min.insync.replicas|INT|1|[1,...]|H
node.id|INT|\\-|[0,...]|H
num.io.threads|INT|8|[1,...]|H
num.network.threads|INT|3|[1,...]|H
num.partitions|INT|1|[1,...]|M
num.recovery.threads.per.data.dir|INT|2|[1,...]|H
num.replica.alter.log.dirs.threads|INT|\\null|\\-|H
num.replica.fetchers|INT|1|[1,...]|H
offset.metadata.max.bytes|INT|4096|\\-|H
offsets.commit.timeout.ms|INT|5000|[1,...]|H
offsets.load.buffer.size|INT|5242880|[1,...]|H
offsets.retention.check.interval.ms|LONG|600000|[1,...]|H
offsets.retention.minutes|INT|10080|[1,...]|H
offsets.topic.compression.codec|INT|0|\\-|H
offsets.topic.num.partitions|INT|50|[1,...]|H
offsets.topic.replication.factor|SHORT|3|[1,...]|H
offsets.topic.segment.bytes|INT|104857600|[1,...]|H
principal.builder.class|CLASS|org.apache.kafka.common.security.authenticator.DefaultKafkaPrincipalBuilder|\\-|M
process.roles|LIST|\\-|[broker, controller]|H
producer.id.expiration.check.interval.ms|INT|600000|[1,...]|Li
producer.id.expiration.ms|INT|86400000|[1,...]|L
producer.purgatory.purge.interval.requests|INT|1000|\\-|M
queued.max.request.bytes|LONG|-1|\\-|M
queued.max.requests|INT|500|[1,...]|H
quota.window.num|INT|11|[1,...]|L
quota.window.size.seconds|INT|1|[1,...]|L
remote.fetch.max.wait.ms|INT|500|[1,...]|M
remote.list.offsets.request.timeout.ms|LONG|30000|[1,...]|M
remote.log.index.file.cache.total.size.bytes|LONG|1073741824|[1,...]|L
remote.log.index.file.cache.ttl.ms|LONG|900000|[-1,...]|Li
remote.log.manager.copier.thread.pool.size|INT|10|[1,...]|M
remote.log.manager.copy.max.bytes.per.second|LONG|9223372036854775807|[1,...]|M
remote.log.manager.copy.quota.window.num|INT|11|[1,...]|M
remote.log.manager.copy.quota.window.size.seconds|INT|1|[1,...]|M
remote.log.manager.expiration.thread.pool.size|INT|10|[1,...]|M
remote.log.manager.fetch.max.bytes.per.second|LONG|9223372036854775807|[1,...]|M
remote.log.manager.fetch.quota.window.num|INT|11|[1,...]|M
remote.log.manager.fetch.quota.window.size.seconds|INT|1|[1,...]|M
remote.log.manager.follower.thread.pool.size|INT|2|[1,...]|M
remote.log.manager.task.interval.ms|LONG|30000|[1,...]|L
remote.log.manager.task.retry.backoff.max.ms|LONG|30000|[1,...]|Li
remote.log.manager.task.retry.backoff.ms|LONG|500|[1,...]|Li
remote.log.manager.task.retry.jitter|DOUBLE|0.2|[0,...,0.5]|Li
remote.log.manager.thread.pool.size|INT|2|[1,...]|M
remote.log.metadata.custom.metadata.max.bytes|INT|128|[0,...]|L
remote.log.metadata.manager.class.name|STRING|org.apache.kafka.server.log.remote.metadata.storage.TopicBasedRemoteLogMetadataManager|non-empty string|M
remote.log.metadata.manager.class.path|STRING|\\null|\\-|M
remote.log.metadata.manager.impl.prefix|STRING|rlmm.config.|non-empty string|M
remote.log.metadata.manager.listener.name|STRING|\\null|non-empty string|M
remote.log.reader.max.pending.tasks|INT|100|[1,...]|M
remote.log.reader.threads|INT|10|[1,...]|M
remote.log.storage.manager.class.name|STRING|\\null|non-empty string|M
remote.log.storage.manager.class.path|STRING|\\null|\\-|M
remote.log.storage.manager.impl.prefix|STRING|rsm.config.|non-empty string|M
remote.log.storage.system.enable|BOOLEAN|false|\\-|M
replica.fetch.backoff.ms|INT|1000|[0,...]|M
replica.fetch.max.bytes|INT|1048576|[0,...]|M
replica.fetch.min.bytes|INT|1|\\-|H
replica.fetch.response.max.bytes|INT|10485760|[0,...]|M
replica.fetch.wait.max.ms|INT|500|\\-|H
replica.high.watermark.checkpoint.interval.ms|LONG|5000|\\-|H
replica.lag.time.max.ms|LONG|30000|\\-|H
replica.selector.class|STRING|\\null|\\-|M
replica.socket.receive.buffer.bytes|INT|65536|\\-|H
replica.socket.timeout.ms|INT|30000|\\-|H
replication.quota.window.num|INT|11|[1,...]|L
replication.quota.window.size.seconds|INT|1|[1,...]|L
request.timeout.ms|INT|30000|\\-|H
sasl.client.callback.handler.class|CLASS|\\null|\\-|M
sasl.enabled.mechanisms|LIST|GSSAPI||M
sasl.jaas.config|PASSWORD|\\null|\\-|M
sasl.kerberos.kinit.cmd|STRING|/usr/bin/kinit|\\-|M
sasl.kerberos.min.time.before.relogin|LONG|60000|\\-|M
sasl.kerberos.principal.to.local.rules|LIST|DEFAULT||M
sasl.kerberos.service.name|STRING|\\null|\\-|M
sasl.kerberos.ticket.renew.jitter|DOUBLE|0.05|\\-|M
sasl.kerberos.ticket.renew.window.factor|DOUBLE|0.8|\\-|M
sasl.login.callback.handler.class|CLASS|\\null|\\-|M
sasl.login.class|CLASS|\\null|\\-|M
sasl.login.connect.timeout.ms|INT|\\null|\\-|L
sasl.login.read.timeout.ms|INT|\\null|\\-|L
sasl.login.refresh.buffer.seconds|SHORT|300|\\-|M
sasl.login.refresh.min.period.seconds|SHORT|60|\\-|M
sasl.login.refresh.window.factor|DOUBLE|0.8|\\-|M
sasl.login.refresh.window.jitter|DOUBLE|0.05|\\-|M
sasl.login.retry.backoff.max.ms|LONG|10000|\\-|L
sasl.login.retry.backoff.ms|LONG|100|\\-|L
sasl.mechanism.controller.protocol|STRING|GSSAPI|\\-|H
sasl.mechanism.inter.broker.protocol|STRING|GSSAPI|\\-|M
sasl.oauthbearer.assertion.algorithm|STRING|RS256|(case insensitive) [ES256, RS256]|M
sasl.oauthbearer.assertion.claim.aud|STRING|\\null|\\-|M
sasl.oauthbearer.assertion.claim.exp.seconds|INT|300|[0,...,86400]|L
sasl.oauthbearer.assertion.claim.iss|STRING|\\null|\\-|M
sasl.oauthbearer.assertion.claim.jti.include|BOOLEAN|false|\\-|M
sasl.oauthbearer.assertion.claim.nbf.seconds|INT|60|[0,...,3600]|L
sasl.oauthbearer.assertion.claim.sub|STRING|\\null|\\-|M
sasl.oauthbearer.assertion.file|STRING|\\null|\\-|M
sasl.oauthbearer.assertion.private.key.file|STRING|\\null|\\-|M
sasl.oauthbearer.assertion.private.key.passphrase|PASSWORD|\\null|\\-|M
sasl.oauthbearer.assertion.template.file|STRING|\\null|\\-|M
sasl.oauthbearer.client.credentials.client.id|STRING|\\null|\\-|M
sasl.oauthbearer.client.credentials.client.secret|PASSWORD|\\null|\\-|M
sasl.oauthbearer.clock.skew.seconds|INT|30|\\-|L
sasl.oauthbearer.expected.audience|LIST|||H
sasl.oauthbearer.expected.issuer|STRING|\\null|\\-|H
sasl.oauthbearer.jwks.endpoint.refresh.ms|LONG|3600000|\\-|L
sasl.oauthbearer.jwks.endpoint.retry.backoff.max.ms|LONG|10000|\\-|L
sasl.oauthbearer.jwks.endpoint.retry.backoff.ms|LONG|100|\\-|L
sasl.oauthbearer.jwks.endpoint.url|STRING|\\null|\\-|M
sasl.oauthbearer.jwt.retriever.class|CLASS|org.apache.kafka.common.security.oauthbearer.DefaultJwtRetriever|\\-|M
sasl.oauthbearer.jwt.validator.class|CLASS|org.apache.kafka.common.security.oauthbearer.DefaultJwtValidator|\\-|M
sasl.oauthbearer.scope|STRING|\\null|\\-|M
sasl.oauthbearer.scope.claim.name|STRING|scope|\\-|L
sasl.oauthbearer.sub.claim.name|STRING|sub|\\-|L
sasl.oauthbearer.token.endpoint.url|STRING|\\null|\\-|M
sasl.server.callback.handler.class|CLASS|\\null|\\-|M
sasl.server.max.receive.size|INT|524288|\\-|M
security.inter.broker.protocol|STRING|PLAINTEXT|[PLAINTEXT, SSL, SASL_PLAINTEXT, SASL_SSL]|M
security.providers|STRING|\\null|\\-|L
server.max.startup.time.ms|LONG|9223372036854775807|[0,...]|Mi
share.coordinator.append.linger.ms|INT|-1|[-1,...]|M
share.coordinator.cached.buffer.max.bytes|INT|1048588|[524288,...]|M
share.coordinator.cold.partition.snapshot.interval.ms|INT|300000|[1,...]|Li
share.coordinator.load.buffer.size|INT|5242880|[1,...]|H
share.coordinator.snapshot.update.records.per.snapshot|INT|500|[0,...,500]|M
share.coordinator.state.topic.compression.codec|INT|0|\\-|H
share.coordinator.state.topic.min.isr|SHORT|2|[1,...]|H
share.coordinator.state.topic.num.partitions|INT|50|[1,...]|H
share.coordinator.state.topic.prune.interval.ms|INT|300000|[1,...]|Li
share.coordinator.state.topic.replication.factor|SHORT|3|[1,...]|H
share.coordinator.state.topic.segment.bytes|INT|104857600|[1,...]|H
share.coordinator.threads|INT|1|[1,...]|M
share.coordinator.write.timeout.ms|INT|5000|[1,...]|H
share.fetch.purgatory.purge.interval.requests|INT|1000|\\-|M
socket.connection.setup.timeout.max.ms|LONG|30000|\\-|M
socket.connection.setup.timeout.ms|LONG|10000|\\-|M
socket.listen.backlog.size|INT|50|[1,...]|M
socket.receive.buffer.bytes|INT|102400|\\-|H
socket.request.max.bytes|INT|104857600|[1,...]|H
socket.send.buffer.bytes|INT|102400|\\-|H
ssl.allow.dn.changes|BOOLEAN|false|\\-|L
ssl.allow.san.changes|BOOLEAN|false|\\-|L
ssl.cipher.suites|LIST|||M
ssl.client.auth|STRING|none|[required, requested, none]|M
ssl.enabled.protocols|LIST|TLSv1.2,TLSv1.3||M
ssl.endpoint.identification.algorithm|STRING|https|\\-|L
ssl.engine.factory.class|CLASS|\\null|\\-|L
ssl.key.password|PASSWORD|\\null|\\-|M
ssl.keymanager.algorithm|STRING|SunX509|\\-|M
ssl.keystore.certificate.chain|PASSWORD|\\null|\\-|M
ssl.keystore.key|PASSWORD|\\null|\\-|M
ssl.keystore.location|STRING|\\null|\\-|M
ssl.keystore.password|PASSWORD|\\null|\\-|M
ssl.keystore.type|STRING|JKS|\\-|M
ssl.principal.mapping.rules|STRING|DEFAULT|\\-|L
ssl.protocol|STRING|TLSv1.3|\\-|M
ssl.provider|STRING|\\null|\\-|M
ssl.secure.random.implementation|STRING|\\null|\\-|L
ssl.trustmanager.algorithm|STRING|PKIX|\\-|M
ssl.truststore.certificates|PASSWORD|\\null|\\-|M
ssl.truststore.location|STRING|\\null|\\-|M
ssl.truststore.password|PASSWORD|\\null|\\-|M
ssl.truststore.type|STRING|JKS|\\-|M
telemetry.max.bytes|INT|1048576|[1,...]|L
transaction.abort.timed.out.transaction.cleanup.interval.ms|INT|10000|[1,...]|L
transaction.max.timeout.ms|INT|900000|[1,...]|H
transaction.partition.verification.enable|BOOLEAN|true|\\-|L
transaction.remove.expired.transaction.cleanup.interval.ms|INT|3600000|[1,...]|L
transaction.state.log.load.buffer.size|INT|5242880|[1,...]|H
transaction.state.log.min.isr|INT|2|[1,...]|H
transaction.state.log.num.partitions|INT|50|[1,...]|H
transaction.state.log.replication.factor|SHORT|3|[1,...]|H
transaction.state.log.segment.bytes|INT|104857600|[1,...]|H
transaction.two.phase.commit.enable|BOOLEAN|false|\\-|L
transactional.id.expiration.ms|INT|604800000|[1,...]|H
unclean.leader.election.enable|BOOLEAN|false|\\-|H
unclean.leader.election.interval.ms|LONG|300000|[1,...]|Mi
unstable.api.versions.enable|BOOLEAN|false|\\-|Hi
unstable.feature.versions.enable|BOOLEAN|false|\\-|Hi
# topic
cleanup.policy|LIST|delete|[compact, delete]|M|log.cleanup.policy
compression.gzip.level|INT|-1|[1,...,9] or -1|M|compression.gzip.level
compression.lz4.level|INT|9|[1,...,17]|M|compression.lz4.level
compression.type|STRING|producer|[uncompressed, zstd, lz4, snappy, gzip, producer]|M|compression.type
compression.zstd.level|INT|3|[-131072,...,22]|M|compression.zstd.level
delete.retention.ms|LONG|86400000|[0,...]|M|log.cleaner.delete.retention.ms
file.delete.delay.ms|LONG|60000|[0,...]|M|log.segment.delete.delay.ms
flush.messages|LONG|9223372036854775807|[1,...]|M|log.flush.interval.messages
flush.ms|LONG|9223372036854775807|[0,...]|M|log.flush.interval.ms
follower.replication.throttled.replicas|LIST||[partitionId]:[brokerId],[partitionId]:[brokerId],...|M
index.interval.bytes|INT|4096|[0,...]|M|log.index.interval.bytes
internal.segment.bytes|INT|\\null|\\-|Mi
leader.replication.throttled.replicas|LIST||[partitionId]:[brokerId],[partitionId]:[brokerId],...|M
local.retention.bytes|LONG|-2|[-2,...]|M|log.local.retention.bytes
local.retention.ms|LONG|-2|[-2,...]|M|log.local.retention.ms
max.compaction.lag.ms|LONG|9223372036854775807|[1,...]|M|log.cleaner.max.compaction.lag.ms
max.message.bytes|INT|1048588|[0,...]|M|message.max.bytes
message.timestamp.after.max.ms|LONG|3600000|[0,...]|M|log.message.timestamp.after.max.ms
message.timestamp.before.max.ms|LONG|9223372036854775807|[0,...]|M|log.message.timestamp.before.max.ms
message.timestamp.type|STRING|CreateTime|[CreateTime, LogAppendTime]|M|log.message.timestamp.type
min.cleanable.dirty.ratio|DOUBLE|0.5|[0,...,1]|M|log.cleaner.min.cleanable.ratio
min.compaction.lag.ms|LONG|0|[0,...]|M|log.cleaner.min.compaction.lag.ms
min.insync.replicas|INT|1|[1,...]|M|min.insync.replicas
preallocate|BOOLEAN|false|\\-|M|log.preallocate
remote.log.copy.disable|BOOLEAN|false|\\-|M
remote.log.delete.on.disable|BOOLEAN|false|\\-|M
remote.storage.enable|BOOLEAN|false|\\-|M
retention.bytes|LONG|-1|\\-|M|log.retention.bytes
retention.ms|LONG|604800000|[-1,...]|M|log.retention.ms
segment.bytes|INT|1073741824|[1048576,...]|M|log.segment.bytes
segment.index.bytes|INT|10485760|[4,...]|M|log.index.size.max.bytes
segment.jitter.ms|LONG|0|[0,...]|M|log.roll.jitter.ms
segment.ms|LONG|604800000|[1,...]|M|log.roll.ms
unclean.leader.election.enable|BOOLEAN|false|\\-|M|unclean.leader.election.enable
# group
consumer.assignment.interval.ms|INT|1000|[0,...]|M
consumer.heartbeat.interval.ms|INT|5000|[1,...]|M
consumer.session.timeout.ms|INT|45000|[1,...]|M
share.assignment.interval.ms|INT|1000|[0,...]|M
share.auto.offset.reset|STRING|latest|[latest, earliest, by_duration:PnDTnHnMn.nS]|M
share.delivery.count.limit|INT|5|[2,...]|M
share.heartbeat.interval.ms|INT|5000|[1,...]|M
share.isolation.level|STRING|read_uncommitted|[read_committed, read_uncommitted]|M
share.partition.max.record.locks|INT|2000|[100,...]|M
share.record.lock.duration.ms|INT|30000|[1000,...]|M
share.renew.acknowledge.enable|BOOLEAN|true|\\-|M
share.session.timeout.ms|INT|45000|[1,...]|M
streams.assignment.interval.ms|INT|1000|[0,...]|M
streams.heartbeat.interval.ms|INT|5000|[1,...]|M
streams.initial.rebalance.delay.ms|INT|3000|[0,...]|M
streams.num.standby.replicas|INT|0|[0,...]|M
streams.session.timeout.ms|INT|45000|[1,...]|M
# producer
acks|STRING|all|[all, -1, 0, 1]|L
batch.size|INT|16384|[0,...]|M
bootstrap.servers|LIST|\\-||H
buffer.memory|LONG|33554432|[0,...]|H
client.dns.lookup|STRING|use_all_dns_ips|[use_all_dns_ips, resolve_canonical_bootstrap_servers_only]|M
client.id|STRING||\\-|M
compression.gzip.level|INT|-1|[1,...,9] or -1|M
compression.lz4.level|INT|9|[1,...,17]|M
compression.type|STRING|none|[none, gzip, snappy, lz4, zstd]|H
compression.zstd.level|INT|3|[-131072,...,22]|M
config.providers|LIST|||L
connections.max.idle.ms|LONG|540000|\\-|M
delivery.timeout.ms|INT|120000|[0,...]|M
enable.idempotence|BOOLEAN|true|\\-|L
enable.metrics.push|BOOLEAN|true|\\-|L
interceptor.classes|LIST|||L
key.serializer|CLASS|\\-|\\-|H
linger.ms|LONG|5|[0,...]|M
max.block.ms|LONG|60000|[0,...]|M
max.in.flight.requests.per.connection|INT|5|[1,...]|L
max.request.size|INT|1048576|[0,...]|M
metadata.max.age.ms|LONG|300000|[0,...]|L
metadata.max.idle.ms|LONG|300000|[5000,...]|L
metadata.recovery.rebootstrap.trigger.ms|LONG|300000|[0,...]|L
metadata.recovery.strategy|STRING|rebootstrap|(case insensitive) [REBOOTSTRAP, NONE]|L
metric.reporters|LIST|org.apache.kafka.common.metrics.JmxReporter||L
metrics.num.samples|INT|2|[1,...]|L
metrics.recording.level|STRING|INFO|[INFO, DEBUG, TRACE]|L
metrics.sample.window.ms|LONG|30000|[0,...]|L
partitioner.adaptive.partitioning.enable|BOOLEAN|true|\\-|L
partitioner.availability.timeout.ms|LONG|0|[0,...]|L
partitioner.class|CLASS|\\null|\\-|M
partitioner.ignore.keys|BOOLEAN|false|\\-|M
receive.buffer.bytes|INT|32768|[-1,...]|M
reconnect.backoff.max.ms|LONG|1000|[0,...]|L
reconnect.backoff.ms|LONG|50|[0,...]|L
request.timeout.ms|INT|30000|[0,...]|M
retries|INT|2147483647|[0,...,2147483647]|H
retry.backoff.max.ms|LONG|1000|[0,...]|L
retry.backoff.ms|LONG|100|[0,...]|L
sasl.client.callback.handler.class|CLASS|\\null|\\-|M
sasl.jaas.config|PASSWORD|\\null|\\-|M
sasl.kerberos.kinit.cmd|STRING|/usr/bin/kinit|\\-|L
sasl.kerberos.min.time.before.relogin|LONG|60000|\\-|L
sasl.kerberos.service.name|STRING|\\null|\\-|M
sasl.kerberos.ticket.renew.jitter|DOUBLE|0.05|\\-|L
sasl.kerberos.ticket.renew.window.factor|DOUBLE|0.8|\\-|L
sasl.login.callback.handler.class|CLASS|\\null|\\-|M
sasl.login.class|CLASS|\\null|\\-|M
sasl.login.connect.timeout.ms|INT|\\null|\\-|L
sasl.login.read.timeout.ms|INT|\\null|\\-|L
sasl.login.refresh.buffer.seconds|SHORT|300|[0,...,3600]|L
sasl.login.refresh.min.period.seconds|SHORT|60|[0,...,900]|L
sasl.login.refresh.window.factor|DOUBLE|0.8|[0.5,...,1.0]|L
sasl.login.refresh.window.jitter|DOUBLE|0.05|[0.0,...,0.25]|L
sasl.login.retry.backoff.max.ms|LONG|10000|\\-|L
sasl.login.retry.backoff.ms|LONG|100|\\-|L
sasl.mechanism|STRING|GSSAPI|\\-|M
sasl.oauthbearer.assertion.algorithm|STRING|RS256|(case insensitive) [ES256, RS256]|M
sasl.oauthbearer.assertion.claim.aud|STRING|\\null|\\-|M
sasl.oauthbearer.assertion.claim.exp.seconds|INT|300|[0,...,86400]|L
sasl.oauthbearer.assertion.claim.iss|STRING|\\null|\\-|M
sasl.oauthbearer.assertion.claim.jti.include|BOOLEAN|false|\\-|M
sasl.oauthbearer.assertion.claim.nbf.seconds|INT|60|[0,...,3600]|L
sasl.oauthbearer.assertion.claim.sub|STRING|\\null|\\-|M
sasl.oauthbearer.assertion.file|STRING|\\null|\\-|M
sasl.oauthbearer.assertion.private.key.file|STRING|\\null|\\-|M
sasl.oauthbearer.assertion.private.key.passphrase|PASSWORD|\\null|\\-|M
sasl.oauthbearer.assertion.template.file|STRING|\\null|\\-|M
sasl.oauthbearer.client.credentials.client.id|STRING|\\null|\\-|M
sasl.oauthbearer.client.credentials.client.secret|PASSWORD|\\null|\\-|M
sasl.oauthbearer.clock.skew.seconds|INT|30|\\-|L
sasl.oauthbearer.expected.audience|LIST|||H
sasl.oauthbearer.expected.issuer|STRING|\\null|\\-|H
sasl.oauthbearer.header.urlencode|BOOLEAN|false|\\-|L
sasl.oauthbearer.jwks.endpoint.refresh.ms|LONG|3600000|\\-|L
sasl.oauthbearer.jwks.endpoint.retry.backoff.max.ms|LONG|10000|\\-|L
sasl.oauthbearer.jwks.endpoint.retry.backoff.ms|LONG|100|\\-|L
sasl.oauthbearer.jwks.endpoint.url|STRING|\\null|\\-|M
sasl.oauthbearer.jwt.retriever.class|CLASS|org.apache.kafka.common.security.oauthbearer.DefaultJwtRetriever|\\-|M
sasl.oauthbearer.jwt.validator.class|CLASS|org.apache.kafka.common.security.oauthbearer.DefaultJwtValidator|\\-|M
sasl.oauthbearer.scope|STRING|\\null|\\-|M
sasl.oauthbearer.scope.claim.name|STRING|scope|\\-|L
sasl.oauthbearer.sub.claim.name|STRING|sub|\\-|L
sasl.oauthbearer.token.endpoint.url|STRING|\\null|\\-|M
security.protocol|STRING|PLAINTEXT|(case insensitive) [SASL_SSL, PLAINTEXT, SSL, SASL_PLAINTEXT]|M
security.providers|STRING|\\null|\\-|L
send.buffer.bytes|INT|131072|[-1,...]|M
socket.connection.setup.timeout.max.ms|LONG|30000|\\-|M
socket.connection.setup.timeout.ms|LONG|10000|\\-|M
ssl.cipher.suites|LIST|||L
ssl.enabled.protocols|LIST|TLSv1.2,TLSv1.3||M
ssl.endpoint.identification.algorithm|STRING|https|\\-|L
ssl.engine.factory.class|CLASS|\\null|\\-|L
ssl.key.password|PASSWORD|\\null|\\-|H
ssl.keymanager.algorithm|STRING|SunX509|\\-|L
ssl.keystore.certificate.chain|PASSWORD|\\null|\\-|H
ssl.keystore.key|PASSWORD|\\null|\\-|H
ssl.keystore.location|STRING|\\null|\\-|H
ssl.keystore.password|PASSWORD|\\null|\\-|H
ssl.keystore.type|STRING|JKS|\\-|M
ssl.protocol|STRING|TLSv1.3|\\-|M
ssl.provider|STRING|\\null|\\-|M
ssl.secure.random.implementation|STRING|\\null|\\-|L
ssl.trustmanager.algorithm|STRING|PKIX|\\-|L
ssl.truststore.certificates|PASSWORD|\\null|\\-|H
ssl.truststore.location|STRING|\\null|\\-|H
ssl.truststore.password|PASSWORD|\\null|\\-|H
ssl.truststore.type|STRING|JKS|\\-|M
transaction.timeout.ms|INT|60000|\\-|L
transaction.two.phase.commit.enable|BOOLEAN|false|\\-|L
transactional.id|STRING|\\null|non-empty string|L
value.serializer|CLASS|\\-|\\-|H
# consumer
allow.auto.create.topics|BOOLEAN|true|\\-|M
auto.commit.interval.ms|INT|5000|[0,...]|L
auto.offset.reset|STRING|latest|[latest, earliest, none, by_duration:PnDTnHnMn.nS]|M
bootstrap.servers|LIST|\\-||H
check.crcs|BOOLEAN|true|\\-|L
client.dns.lookup|STRING|use_all_dns_ips|[use_all_dns_ips, resolve_canonical_bootstrap_servers_only]|M
client.id|STRING||\\-|L
client.rack|STRING||\\-|L
config.providers|LIST|||L
connections.max.idle.ms|LONG|540000|\\-|M
default.api.timeout.ms|INT|60000|[0,...]|M
enable.auto.commit|BOOLEAN|true|\\-|M
enable.metrics.push|BOOLEAN|true|\\-|L
exclude.internal.topics|BOOLEAN|true|\\-|M
fetch.max.bytes|INT|52428800|[0,...]|M
fetch.max.wait.ms|INT|500|[0,...]|L
fetch.min.bytes|INT|1|[0,...]|H
group.id|STRING|\\null|\\-|H
group.instance.id|STRING|\\null|non-empty string|M
group.protocol|STRING|classic|(case insensitive) [CONSUMER, CLASSIC]|H
group.remote.assignor|STRING|\\null|\\-|M
heartbeat.interval.ms|INT|3000|\\-|H
interceptor.classes|LIST|||L
internal.throw.on.fetch.stable.offset.unsupported|BOOLEAN|false|\\-|Li
isolation.level|STRING|read_uncommitted|[read_committed, read_uncommitted]|M
key.deserializer|CLASS|\\-|\\-|H
max.partition.fetch.bytes|INT|1048576|[0,...]|H
max.poll.interval.ms|INT|300000|[1,...]|M
max.poll.records|INT|500|[1,...]|M
metadata.max.age.ms|LONG|300000|[0,...]|L
metadata.recovery.rebootstrap.trigger.ms|LONG|300000|[0,...]|L
metadata.recovery.strategy|STRING|rebootstrap|(case insensitive) [REBOOTSTRAP, NONE]|L
metric.reporters|LIST|org.apache.kafka.common.metrics.JmxReporter||L
metrics.num.samples|INT|2|[1,...]|L
metrics.recording.level|STRING|INFO|[INFO, DEBUG, TRACE]|L
metrics.sample.window.ms|LONG|30000|[0,...]|L
partition.assignment.strategy|LIST|class org.apache.kafka.clients.consumer.RangeAssignor,class org.apache.kafka.clients.consumer.CooperativeStickyAssignor||M
receive.buffer.bytes|INT|65536|[-1,...]|M
reconnect.backoff.max.ms|LONG|1000|[0,...]|L
reconnect.backoff.ms|LONG|50|[0,...]|L
request.timeout.ms|INT|30000|[0,...]|M
retry.backoff.max.ms|LONG|1000|[0,...]|L
retry.backoff.ms|LONG|100|[0,...]|L
sasl.client.callback.handler.class|CLASS|\\null|\\-|M
sasl.jaas.config|PASSWORD|\\null|\\-|M
sasl.kerberos.kinit.cmd|STRING|/usr/bin/kinit|\\-|L
sasl.kerberos.min.time.before.relogin|LONG|60000|\\-|L
sasl.kerberos.service.name|STRING|\\null|\\-|M
sasl.kerberos.ticket.renew.jitter|DOUBLE|0.05|\\-|L
sasl.kerberos.ticket.renew.window.factor|DOUBLE|0.8|\\-|L
sasl.login.callback.handler.class|CLASS|\\null|\\-|M
sasl.login.class|CLASS|\\null|\\-|M
sasl.login.connect.timeout.ms|INT|\\null|\\-|L
sasl.login.read.timeout.ms|INT|\\null|\\-|L
sasl.login.refresh.buffer.seconds|SHORT|300|[0,...,3600]|L
sasl.login.refresh.min.period.seconds|SHORT|60|[0,...,900]|L
sasl.login.refresh.window.factor|DOUBLE|0.8|[0.5,...,1.0]|L
sasl.login.refresh.window.jitter|DOUBLE|0.05|[0.0,...,0.25]|L
sasl.login.retry.backoff.max.ms|LONG|10000|\\-|L
sasl.login.retry.backoff.ms|LONG|100|\\-|L
sasl.mechanism|STRING|GSSAPI|\\-|M
sasl.oauthbearer.assertion.algorithm|STRING|RS256|(case insensitive) [ES256, RS256]|M
sasl.oauthbearer.assertion.claim.aud|STRING|\\null|\\-|M
sasl.oauthbearer.assertion.claim.exp.seconds|INT|300|[0,...,86400]|L
sasl.oauthbearer.assertion.claim.iss|STRING|\\null|\\-|M
sasl.oauthbearer.assertion.claim.jti.include|BOOLEAN|false|\\-|M
sasl.oauthbearer.assertion.claim.nbf.seconds|INT|60|[0,...,3600]|L
sasl.oauthbearer.assertion.claim.sub|STRING|\\null|\\-|M
sasl.oauthbearer.assertion.file|STRING|\\null|\\-|M
sasl.oauthbearer.assertion.private.key.file|STRING|\\null|\\-|M
sasl.oauthbearer.assertion.private.key.passphrase|PASSWORD|\\null|\\-|M
sasl.oauthbearer.assertion.template.file|STRING|\\null|\\-|M
sasl.oauthbearer.client.credentials.client.id|STRING|\\null|\\-|M
sasl.oauthbearer.client.credentials.client.secret|PASSWORD|\\null|\\-|M
sasl.oauthbearer.clock.skew.seconds|INT|30|\\-|L
sasl.oauthbearer.expected.audience|LIST|||H
sasl.oauthbearer.expected.issuer|STRING|\\null|\\-|H
sasl.oauthbearer.header.urlencode|BOOLEAN|false|\\-|L
sasl.oauthbearer.jwks.endpoint.refresh.ms|LONG|3600000|\\-|L
sasl.oauthbearer.jwks.endpoint.retry.backoff.max.ms|LONG|10000|\\-|L
sasl.oauthbearer.jwks.endpoint.retry.backoff.ms|LONG|100|\\-|L
sasl.oauthbearer.jwks.endpoint.url|STRING|\\null|\\-|M
sasl.oauthbearer.jwt.retriever.class|CLASS|org.apache.kafka.common.security.oauthbearer.DefaultJwtRetriever|\\-|M
sasl.oauthbearer.jwt.validator.class|CLASS|org.apache.kafka.common.security.oauthbearer.DefaultJwtValidator|\\-|M
sasl.oauthbearer.scope|STRING|\\null|\\-|M
sasl.oauthbearer.scope.claim.name|STRING|scope|\\-|L
sasl.oauthbearer.sub.claim.name|STRING|sub|\\-|L
sasl.oauthbearer.token.endpoint.url|STRING|\\null|\\-|M
security.protocol|STRING|PLAINTEXT|(case insensitive) [SASL_SSL, PLAINTEXT, SSL, SASL_PLAINTEXT]|M
security.providers|STRING|\\null|\\-|L
send.buffer.bytes|INT|131072|[-1,...]|M
session.timeout.ms|INT|45000|\\-|H
share.acknowledgement.mode|STRING|implicit|[implicit, explicit]|M
share.acquire.mode|STRING|BATCH_OPTIMIZED|[batch_optimized, record_limit]|M
socket.connection.setup.timeout.max.ms|LONG|30000|\\-|M
socket.connection.setup.timeout.ms|LONG|10000|\\-|M
ssl.cipher.suites|LIST|||L
ssl.enabled.protocols|LIST|TLSv1.2,TLSv1.3||M
ssl.endpoint.identification.algorithm|STRING|https|\\-|L
ssl.engine.factory.class|CLASS|\\null|\\-|L
ssl.key.password|PASSWORD|\\null|\\-|H
ssl.keymanager.algorithm|STRING|SunX509|\\-|L
ssl.keystore.certificate.chain|PASSWORD|\\null|\\-|H
ssl.keystore.key|PASSWORD|\\null|\\-|H
ssl.keystore.location|STRING|\\null|\\-|H
ssl.keystore.password|PASSWORD|\\null|\\-|H
ssl.keystore.type|STRING|JKS|\\-|M
ssl.protocol|STRING|TLSv1.3|\\-|M
ssl.provider|STRING|\\null|\\-|M
ssl.secure.random.implementation|STRING|\\null|\\-|L
ssl.trustmanager.algorithm|STRING|PKIX|\\-|L
ssl.truststore.certificates|PASSWORD|\\null|\\-|H
ssl.truststore.location|STRING|\\null|\\-|H
ssl.truststore.password|PASSWORD|\\null|\\-|H
ssl.truststore.type|STRING|JKS|\\-|M
value.deserializer|CLASS|\\-|\\-|H
# share-consumer
allow.auto.create.topics|BOOLEAN|true|\\-|M
auto.commit.interval.ms|INT|5000|[0,...]|L
bootstrap.servers|LIST|\\-||H
check.crcs|BOOLEAN|true|\\-|L
client.dns.lookup|STRING|use_all_dns_ips|[use_all_dns_ips, resolve_canonical_bootstrap_servers_only]|M
client.id|STRING||\\-|L
client.rack|STRING||\\-|L
config.providers|LIST|||L
connections.max.idle.ms|LONG|540000|\\-|M
default.api.timeout.ms|INT|60000|[0,...]|M
enable.metrics.push|BOOLEAN|true|\\-|L
exclude.internal.topics|BOOLEAN|true|\\-|M
fetch.max.bytes|INT|52428800|[0,...]|M
fetch.max.wait.ms|INT|500|[0,...]|L
fetch.min.bytes|INT|1|[0,...]|H
group.id|STRING|\\null|\\-|H
internal.throw.on.fetch.stable.offset.unsupported|BOOLEAN|false|\\-|Li
key.deserializer|CLASS|\\-|\\-|H
max.partition.fetch.bytes|INT|1048576|[0,...]|H
max.poll.interval.ms|INT|300000|[1,...]|M
max.poll.records|INT|500|[1,...]|M
metadata.max.age.ms|LONG|300000|[0,...]|L
metadata.recovery.rebootstrap.trigger.ms|LONG|300000|[0,...]|L
metadata.recovery.strategy|STRING|rebootstrap|(case insensitive) [REBOOTSTRAP, NONE]|L
metric.reporters|LIST|org.apache.kafka.common.metrics.JmxReporter||L
metrics.num.samples|INT|2|[1,...]|L
metrics.recording.level|STRING|INFO|[INFO, DEBUG, TRACE]|L
metrics.sample.window.ms|LONG|30000|[0,...]|L
receive.buffer.bytes|INT|65536|[-1,...]|M
reconnect.backoff.max.ms|LONG|1000|[0,...]|L
reconnect.backoff.ms|LONG|50|[0,...]|L
request.timeout.ms|INT|30000|[0,...]|M
retry.backoff.max.ms|LONG|1000|[0,...]|L
retry.backoff.ms|LONG|100|[0,...]|L
sasl.client.callback.handler.class|CLASS|\\null|\\-|M
sasl.jaas.config|PASSWORD|\\null|\\-|M
sasl.kerberos.kinit.cmd|STRING|/usr/bin/kinit|\\-|L
sasl.kerberos.min.time.before.relogin|LONG|60000|\\-|L
sasl.kerberos.service.name|STRING|\\null|\\-|M
sasl.kerberos.ticket.renew.jitter|DOUBLE|0.05|\\-|L
sasl.kerberos.ticket.renew.window.factor|DOUBLE|0.8|\\-|L
sasl.login.callback.handler.class|CLASS|\\null|\\-|M
sasl.login.class|CLASS|\\null|\\-|M
sasl.login.connect.timeout.ms|INT|\\null|\\-|L
sasl.login.read.timeout.ms|INT|\\null|\\-|L
sasl.login.refresh.buffer.seconds|SHORT|300|[0,...,3600]|L
sasl.login.refresh.min.period.seconds|SHORT|60|[0,...,900]|L
sasl.login.refresh.window.factor|DOUBLE|0.8|[0.5,...,1.0]|L
sasl.login.refresh.window.jitter|DOUBLE|0.05|[0.0,...,0.25]|L
sasl.login.retry.backoff.max.ms|LONG|10000|\\-|L
sasl.login.retry.backoff.ms|LONG|100|\\-|L
sasl.mechanism|STRING|GSSAPI|\\-|M
sasl.oauthbearer.assertion.algorithm|STRING|RS256|(case insensitive) [ES256, RS256]|M
sasl.oauthbearer.assertion.claim.aud|STRING|\\null|\\-|M
sasl.oauthbearer.assertion.claim.exp.seconds|INT|300|[0,...,86400]|L
sasl.oauthbearer.assertion.claim.iss|STRING|\\null|\\-|M
sasl.oauthbearer.assertion.claim.jti.include|BOOLEAN|false|\\-|M
sasl.oauthbearer.assertion.claim.nbf.seconds|INT|60|[0,...,3600]|L
sasl.oauthbearer.assertion.claim.sub|STRING|\\null|\\-|M
sasl.oauthbearer.assertion.file|STRING|\\null|\\-|M
sasl.oauthbearer.assertion.private.key.file|STRING|\\null|\\-|M
sasl.oauthbearer.assertion.private.key.passphrase|PASSWORD|\\null|\\-|M
sasl.oauthbearer.assertion.template.file|STRING|\\null|\\-|M
sasl.oauthbearer.client.credentials.client.id|STRING|\\null|\\-|M
sasl.oauthbearer.client.credentials.client.secret|PASSWORD|\\null|\\-|M
sasl.oauthbearer.clock.skew.seconds|INT|30|\\-|L
sasl.oauthbearer.expected.audience|LIST|||H
sasl.oauthbearer.expected.issuer|STRING|\\null|\\-|H
sasl.oauthbearer.header.urlencode|BOOLEAN|false|\\-|L
sasl.oauthbearer.jwks.endpoint.refresh.ms|LONG|3600000|\\-|L
sasl.oauthbearer.jwks.endpoint.retry.backoff.max.ms|LONG|10000|\\-|L
sasl.oauthbearer.jwks.endpoint.retry.backoff.ms|LONG|100|\\-|L
sasl.oauthbearer.jwks.endpoint.url|STRING|\\null|\\-|M
sasl.oauthbearer.jwt.retriever.class|CLASS|org.apache.kafka.common.security.oauthbearer.DefaultJwtRetriever|\\-|M
sasl.oauthbearer.jwt.validator.class|CLASS|org.apache.kafka.common.security.oauthbearer.DefaultJwtValidator|\\-|M
sasl.oauthbearer.scope|STRING|\\null|\\-|M
sasl.oauthbearer.scope.claim.name|STRING|scope|\\-|L
sasl.oauthbearer.sub.claim.name|STRING|sub|\\-|L
sasl.oauthbearer.token.endpoint.url|STRING|\\null|\\-|M
security.protocol|STRING|PLAINTEXT|(case insensitive) [SASL_SSL, PLAINTEXT, SSL, SASL_PLAINTEXT]|M
security.providers|STRING|\\null|\\-|L
send.buffer.bytes|INT|131072|[-1,...]|M
share.acknowledgement.mode|STRING|implicit|[implicit, explicit]|M
share.acquire.mode|STRING|BATCH_OPTIMIZED|[batch_optimized, record_limit]|M
socket.connection.setup.timeout.max.ms|LONG|30000|\\-|M
socket.connection.setup.timeout.ms|LONG|10000|\\-|M
ssl.cipher.suites|LIST|||L
ssl.enabled.protocols|LIST|TLSv1.2,TLSv1.3||M
ssl.endpoint.identification.algorithm|STRING|https|\\-|L
ssl.engine.factory.class|CLASS|\\null|\\-|L
ssl.key.password|PASSWORD|\\null|\\-|H
ssl.keymanager.algorithm|STRING|SunX509|\\-|L
ssl.keystore.certificate.chain|PASSWORD|\\null|\\-|H
ssl.keystore.key|PASSWORD|\\null|\\-|H
ssl.keystore.location|STRING|\\null|\\-|H
ssl.keystore.password|PASSWORD|\\null|\\-|H
ssl.keystore.type|STRING|JKS|\\-|M
ssl.protocol|STRING|TLSv1.3|\\-|M
ssl.provider|STRING|\\null|\\-|M
ssl.secure.random.implementation|STRING|\\null|\\-|L
ssl.trustmanager.algorithm|STRING|PKIX|\\-|L
ssl.truststore.certificates|PASSWORD|\\null|\\-|H
ssl.truststore.location|STRING|\\null|\\-|H
ssl.truststore.password|PASSWORD|\\null|\\-|H
ssl.truststore.type|STRING|JKS|\\-|M
value.deserializer|CLASS|\\-|\\-|H
# admin
bootstrap.controllers|LIST|||H
bootstrap.servers|LIST|||H
client.dns.lookup|STRING|use_all_dns_ips|[use_all_dns_ips, resolve_canonical_bootstrap_servers_only]|M
client.id|STRING||\\-|M
config.providers|LIST|||L
connections.max.idle.ms|LONG|300000|\\-|M
default.api.timeout.ms|INT|60000|[0,...]|M
enable.metrics.push|BOOLEAN|false|\\-|L
metadata.max.age.ms|LONG|300000|[0,...]|L
metadata.recovery.rebootstrap.trigger.ms|LONG|300000|[0,...]|L
metadata.recovery.strategy|STRING|rebootstrap|(case insensitive) [REBOOTSTRAP, NONE]|L
metric.reporters|LIST|org.apache.kafka.common.metrics.JmxReporter||L
metrics.num.samples|INT|2|[1,...]|L
metrics.recording.level|STRING|INFO|[INFO, DEBUG, TRACE]|L
metrics.sample.window.ms|LONG|30000|[0,...]|L
receive.buffer.bytes|INT|65536|[-1,...]|M
reconnect.backoff.max.ms|LONG|1000|[0,...]|L
reconnect.backoff.ms|LONG|50|[0,...]|L
request.timeout.ms|INT|30000|[0,...]|M
retries|INT|2147483647|[0,...,2147483647]|L
retry.backoff.max.ms|LONG|1000|[0,...]|L
retry.backoff.ms|LONG|100|[0,...]|L
sasl.client.callback.handler.class|CLASS|\\null|\\-|M
sasl.jaas.config|PASSWORD|\\null|\\-|M
sasl.kerberos.kinit.cmd|STRING|/usr/bin/kinit|\\-|L
sasl.kerberos.min.time.before.relogin|LONG|60000|\\-|L
sasl.kerberos.service.name|STRING|\\null|\\-|M
sasl.kerberos.ticket.renew.jitter|DOUBLE|0.05|\\-|L
sasl.kerberos.ticket.renew.window.factor|DOUBLE|0.8|\\-|L
sasl.login.callback.handler.class|CLASS|\\null|\\-|M
sasl.login.class|CLASS|\\null|\\-|M
sasl.login.connect.timeout.ms|INT|\\null|\\-|L
sasl.login.read.timeout.ms|INT|\\null|\\-|L
sasl.login.refresh.buffer.seconds|SHORT|300|[0,...,3600]|L
sasl.login.refresh.min.period.seconds|SHORT|60|[0,...,900]|L
sasl.login.refresh.window.factor|DOUBLE|0.8|[0.5,...,1.0]|L
sasl.login.refresh.window.jitter|DOUBLE|0.05|[0.0,...,0.25]|L
sasl.login.retry.backoff.max.ms|LONG|10000|\\-|L
sasl.login.retry.backoff.ms|LONG|100|\\-|L
sasl.mechanism|STRING|GSSAPI|\\-|M
sasl.oauthbearer.assertion.algorithm|STRING|RS256|(case insensitive) [ES256, RS256]|M
sasl.oauthbearer.assertion.claim.aud|STRING|\\null|\\-|M
sasl.oauthbearer.assertion.claim.exp.seconds|INT|300|[0,...,86400]|L
sasl.oauthbearer.assertion.claim.iss|STRING|\\null|\\-|M
sasl.oauthbearer.assertion.claim.jti.include|BOOLEAN|false|\\-|M
sasl.oauthbearer.assertion.claim.nbf.seconds|INT|60|[0,...,3600]|L
sasl.oauthbearer.assertion.claim.sub|STRING|\\null|\\-|M
sasl.oauthbearer.assertion.file|STRING|\\null|\\-|M
sasl.oauthbearer.assertion.private.key.file|STRING|\\null|\\-|M
sasl.oauthbearer.assertion.private.key.passphrase|PASSWORD|\\null|\\-|M
sasl.oauthbearer.assertion.template.file|STRING|\\null|\\-|M
sasl.oauthbearer.client.credentials.client.id|STRING|\\null|\\-|M
sasl.oauthbearer.client.credentials.client.secret|PASSWORD|\\null|\\-|M
sasl.oauthbearer.clock.skew.seconds|INT|30|\\-|L
sasl.oauthbearer.expected.audience|LIST|||H
sasl.oauthbearer.expected.issuer|STRING|\\null|\\-|H
sasl.oauthbearer.header.urlencode|BOOLEAN|false|\\-|L
sasl.oauthbearer.jwks.endpoint.refresh.ms|LONG|3600000|\\-|L
sasl.oauthbearer.jwks.endpoint.retry.backoff.max.ms|LONG|10000|\\-|L
sasl.oauthbearer.jwks.endpoint.retry.backoff.ms|LONG|100|\\-|L
sasl.oauthbearer.jwks.endpoint.url|STRING|\\null|\\-|M
sasl.oauthbearer.jwt.retriever.class|CLASS|org.apache.kafka.common.security.oauthbearer.DefaultJwtRetriever|\\-|M
sasl.oauthbearer.jwt.validator.class|CLASS|org.apache.kafka.common.security.oauthbearer.DefaultJwtValidator|\\-|M
sasl.oauthbearer.scope|STRING|\\null|\\-|M
sasl.oauthbearer.scope.claim.name|STRING|scope|\\-|L
sasl.oauthbearer.sub.claim.name|STRING|sub|\\-|L
sasl.oauthbearer.token.endpoint.url|STRING|\\null|\\-|M
security.protocol|STRING|PLAINTEXT|(case insensitive) [SASL_SSL, PLAINTEXT, SSL, SASL_PLAINTEXT]|M
security.providers|STRING|\\null|\\-|L
send.buffer.bytes|INT|131072|[-1,...]|M
socket.connection.setup.timeout.max.ms|LONG|30000|\\-|M
socket.connection.setup.timeout.ms|LONG|10000|\\-|M
ssl.cipher.suites|LIST|||L
ssl.enabled.protocols|LIST|TLSv1.2,TLSv1.3||M
ssl.endpoint.identification.algorithm|STRING|https|\\-|L
ssl.engine.factory.class|CLASS|\\null|\\-|L
ssl.key.password|PASSWORD|\\null|\\-|H
ssl.keymanager.algorithm|STRING|SunX509|\\-|L
ssl.keystore.certificate.chain|PASSWORD|\\null|\\-|H
ssl.keystore.key|PASSWORD|\\null|\\-|H
ssl.keystore.location|STRING|\\null|\\-|H
ssl.keystore.password|PASSWORD|\\null|\\-|H
ssl.keystore.type|STRING|JKS|\\-|M
ssl.protocol|STRING|TLSv1.3|\\-|M
ssl.provider|STRING|\\null|\\-|M
ssl.secure.random.implementation|STRING|\\null|\\-|L
ssl.trustmanager.algorithm|STRING|PKIX|\\-|L
ssl.truststore.certificates|PASSWORD|\\null|\\-|H
ssl.truststore.location|STRING|\\null|\\-|H
ssl.truststore.password|PASSWORD|\\null|\\-|H
ssl.truststore.type|STRING|JKS|\\-|M
# connect-distributed
access.control.allow.methods|STRING||\\-|L
access.control.allow.origin|STRING||\\-|L
admin.listeners|LIST|\\null||L
bootstrap.servers|LIST|\\-||H
client.dns.lookup|STRING|use_all_dns_ips|[use_all_dns_ips, resolve_canonical_bootstrap_servers_only]|M
client.id|STRING||\\-|L
config.providers|LIST|||L
config.storage.replication.factor|SHORT|3|Positive number not larger than the number of brokers in the Kafka cluster, or -1 to use the broker's default|L
config.storage.topic|STRING|\\-|\\-|H
connect.protocol|STRING|sessioned|[eager, compatible, sessioned]|L
connections.max.idle.ms|LONG|540000|\\-|M
connector.client.config.override.policy|STRING|All|\\-|M
exactly.once.source.support|STRING|disabled|(case insensitive) [DISABLED, ENABLED, PREPARING]|H
group.id|STRING|\\-|\\-|H
header.converter|CLASS|org.apache.kafka.connect.storage.SimpleHeaderConverter|\\-|L
header.converter.plugin.version|STRING|\\null|\\-|L
heartbeat.interval.ms|INT|3000|\\-|H
inter.worker.key.generation.algorithm|STRING|HmacSHA256|Any KeyGenerator algorithm supported by the worker JVM|L
inter.worker.key.size|INT|\\null|\\-|L
inter.worker.key.ttl.ms|INT|3600000|[0,...,2147483647]|L
inter.worker.signature.algorithm|STRING|HmacSHA256|Any MAC algorithm supported by the worker JVM|L
inter.worker.verification.algorithms|LIST|HmacSHA256|A list of one or more MAC algorithms, each supported by the worker JVM|L
key.converter|CLASS|\\-|\\-|H
key.converter.plugin.version|STRING|\\null|\\-|L
listeners|LIST|http://:8083|List of comma-separated URLs, ex: http://localhost:8080,https://localhost:8443.|L
metadata.max.age.ms|LONG|300000|[0,...]|L
metadata.recovery.rebootstrap.trigger.ms|LONG|300000|[0,...]|L
metadata.recovery.strategy|STRING|rebootstrap|(case insensitive) [REBOOTSTRAP, NONE]|L
metric.reporters|LIST|org.apache.kafka.common.metrics.JmxReporter||L
metrics.num.samples|INT|2|[1,...]|L
metrics.recording.level|STRING|INFO|[INFO, DEBUG]|L
metrics.sample.window.ms|LONG|30000|[0,...]|L
offset.flush.interval.ms|LONG|60000|\\-|L
offset.flush.timeout.ms|LONG|5000|\\-|L
offset.storage.partitions|INT|25|Positive number, or -1 to use the broker's default|L
offset.storage.replication.factor|SHORT|3|Positive number not larger than the number of brokers in the Kafka cluster, or -1 to use the broker's default|L
offset.storage.topic|STRING|\\-|\\-|H
plugin.discovery|STRING|hybrid_warn|(case insensitive) [ONLY_SCAN, SERVICE_LOAD, HYBRID_WARN, HYBRID_FAIL]|L
plugin.path|LIST|\\null||L
rebalance.timeout.ms|INT|60000|\\-|H
receive.buffer.bytes|INT|32768|[-1,...]|M
reconnect.backoff.max.ms|LONG|1000|[0,...]|L
reconnect.backoff.ms|LONG|50|[0,...]|L
request.timeout.ms|INT|40000|[0,...]|M
response.http.headers.config|STRING||Comma-separated header rules, where each header rule is of the form '[action] [header name]:[header value]' and optionally surrounded by double quotes if any part of a header rule contains a comma|L
rest.advertised.host.name|STRING|\\null|\\-|L
rest.advertised.listener|STRING|\\null|\\-|L
rest.advertised.port|INT|\\null|\\-|L
rest.extension.classes|LIST|||L
retry.backoff.max.ms|LONG|1000|[0,...]|L
retry.backoff.ms|LONG|100|[0,...]|L
sasl.client.callback.handler.class|CLASS|\\null|\\-|M
sasl.jaas.config|PASSWORD|\\null|\\-|M
sasl.kerberos.kinit.cmd|STRING|/usr/bin/kinit|\\-|L
sasl.kerberos.min.time.before.relogin|LONG|60000|\\-|L
sasl.kerberos.service.name|STRING|\\null|\\-|M
sasl.kerberos.ticket.renew.jitter|DOUBLE|0.05|\\-|L
sasl.kerberos.ticket.renew.window.factor|DOUBLE|0.8|\\-|L
sasl.login.callback.handler.class|CLASS|\\null|\\-|M
sasl.login.class|CLASS|\\null|\\-|M
sasl.login.connect.timeout.ms|INT|\\null|\\-|L
sasl.login.read.timeout.ms|INT|\\null|\\-|L
sasl.login.refresh.buffer.seconds|SHORT|300|[0,...,3600]|L
sasl.login.refresh.min.period.seconds|SHORT|60|[0,...,900]|L
sasl.login.refresh.window.factor|DOUBLE|0.8|[0.5,...,1.0]|L
sasl.login.refresh.window.jitter|DOUBLE|0.05|[0.0,...,0.25]|L
sasl.login.retry.backoff.max.ms|LONG|10000|\\-|L
sasl.login.retry.backoff.ms|LONG|100|\\-|L
sasl.mechanism|STRING|GSSAPI|\\-|M
sasl.oauthbearer.assertion.algorithm|STRING|RS256|(case insensitive) [ES256, RS256]|M
sasl.oauthbearer.assertion.claim.aud|STRING|\\null|\\-|M
sasl.oauthbearer.assertion.claim.exp.seconds|INT|300|[0,...,86400]|L
sasl.oauthbearer.assertion.claim.iss|STRING|\\null|\\-|M
sasl.oauthbearer.assertion.claim.jti.include|BOOLEAN|false|\\-|M
sasl.oauthbearer.assertion.claim.nbf.seconds|INT|60|[0,...,3600]|L
sasl.oauthbearer.assertion.claim.sub|STRING|\\null|\\-|M
sasl.oauthbearer.assertion.file|STRING|\\null|\\-|M
sasl.oauthbearer.assertion.private.key.file|STRING|\\null|\\-|M
sasl.oauthbearer.assertion.private.key.passphrase|PASSWORD|\\null|\\-|M
sasl.oauthbearer.assertion.template.file|STRING|\\null|\\-|M
sasl.oauthbearer.client.credentials.client.id|STRING|\\null|\\-|M
sasl.oauthbearer.client.credentials.client.secret|PASSWORD|\\null|\\-|M
sasl.oauthbearer.clock.skew.seconds|INT|30|\\-|L
sasl.oauthbearer.expected.audience|LIST|||H
sasl.oauthbearer.expected.issuer|STRING|\\null|\\-|H
sasl.oauthbearer.header.urlencode|BOOLEAN|false|\\-|L
sasl.oauthbearer.jwks.endpoint.refresh.ms|LONG|3600000|\\-|L
sasl.oauthbearer.jwks.endpoint.retry.backoff.max.ms|LONG|10000|\\-|L
sasl.oauthbearer.jwks.endpoint.retry.backoff.ms|LONG|100|\\-|L
sasl.oauthbearer.jwks.endpoint.url|STRING|\\null|\\-|M
sasl.oauthbearer.jwt.retriever.class|CLASS|org.apache.kafka.common.security.oauthbearer.DefaultJwtRetriever|\\-|M
sasl.oauthbearer.jwt.validator.class|CLASS|org.apache.kafka.common.security.oauthbearer.DefaultJwtValidator|\\-|M
sasl.oauthbearer.scope|STRING|\\null|\\-|M
sasl.oauthbearer.scope.claim.name|STRING|scope|\\-|L
sasl.oauthbearer.sub.claim.name|STRING|sub|\\-|L
sasl.oauthbearer.token.endpoint.url|STRING|\\null|\\-|M
scheduled.rebalance.max.delay.ms|INT|300000|[0,...,2147483647]|L
security.protocol|STRING|PLAINTEXT|(case insensitive) [SASL_SSL, PLAINTEXT, SSL, SASL_PLAINTEXT]|M
send.buffer.bytes|INT|131072|[-1,...]|M
session.timeout.ms|INT|10000|\\-|H
socket.connection.setup.timeout.max.ms|LONG|30000|[0,...]|L
socket.connection.setup.timeout.ms|LONG|10000|[0,...]|L
ssl.cipher.suites|LIST|||L
ssl.client.auth|STRING|none|[required, requested, none]|L
ssl.enabled.protocols|LIST|TLSv1.2,TLSv1.3||M
ssl.endpoint.identification.algorithm|STRING|https|\\-|L
ssl.engine.factory.class|CLASS|\\null|\\-|L
ssl.key.password|PASSWORD|\\null|\\-|H
ssl.keymanager.algorithm|STRING|SunX509|\\-|L
ssl.keystore.certificate.chain|PASSWORD|\\null|\\-|H
ssl.keystore.key|PASSWORD|\\null|\\-|H
ssl.keystore.location|STRING|\\null|\\-|H
ssl.keystore.password|PASSWORD|\\null|\\-|H
ssl.keystore.type|STRING|JKS|\\-|M
ssl.protocol|STRING|TLSv1.3|\\-|M
ssl.provider|STRING|\\null|\\-|M
ssl.secure.random.implementation|STRING|\\null|\\-|L
ssl.trustmanager.algorithm|STRING|PKIX|\\-|L
ssl.truststore.certificates|PASSWORD|\\null|\\-|H
ssl.truststore.location|STRING|\\null|\\-|H
ssl.truststore.password|PASSWORD|\\null|\\-|H
ssl.truststore.type|STRING|JKS|\\-|M
status.storage.partitions|INT|5|Positive number, or -1 to use the broker's default|L
status.storage.replication.factor|SHORT|3|Positive number not larger than the number of brokers in the Kafka cluster, or -1 to use the broker's default|L
status.storage.topic|STRING|\\-|\\-|H
task.shutdown.graceful.timeout.ms|LONG|5000|\\-|L
topic.creation.enable|BOOLEAN|true|\\-|L
topic.tracking.allow.reset|BOOLEAN|true|\\-|L
topic.tracking.enable|BOOLEAN|true|\\-|L
value.converter|CLASS|\\-|\\-|H
value.converter.plugin.version|STRING|\\null|\\-|L
worker.sync.timeout.ms|INT|3000|\\-|M
worker.unsync.backoff.ms|INT|300000|\\-|M
# connect-standalone
access.control.allow.methods|STRING||\\-|L
access.control.allow.origin|STRING||\\-|L
admin.listeners|LIST|\\null||L
bootstrap.servers|LIST|\\-||H
client.dns.lookup|STRING|use_all_dns_ips|[use_all_dns_ips, resolve_canonical_bootstrap_servers_only]|M
config.providers|LIST|||L
connector.client.config.override.policy|STRING|All|\\-|M
header.converter|CLASS|org.apache.kafka.connect.storage.SimpleHeaderConverter|\\-|L
header.converter.plugin.version|STRING|\\null|\\-|L
key.converter|CLASS|\\-|\\-|H
key.converter.plugin.version|STRING|\\null|\\-|L
listeners|LIST|http://:8083|List of comma-separated URLs, ex: http://localhost:8080,https://localhost:8443.|L
metric.reporters|LIST|org.apache.kafka.common.metrics.JmxReporter||L
metrics.num.samples|INT|2|[1,...]|L
metrics.recording.level|STRING|INFO|[INFO, DEBUG]|L
metrics.sample.window.ms|LONG|30000|[0,...]|L
offset.flush.interval.ms|LONG|60000|\\-|L
offset.flush.timeout.ms|LONG|5000|\\-|L
offset.storage.file.filename|STRING|\\-|\\-|H
plugin.discovery|STRING|hybrid_warn|(case insensitive) [ONLY_SCAN, SERVICE_LOAD, HYBRID_WARN, HYBRID_FAIL]|L
plugin.path|LIST|\\null||L
response.http.headers.config|STRING||Comma-separated header rules, where each header rule is of the form '[action] [header name]:[header value]' and optionally surrounded by double quotes if any part of a header rule contains a comma|L
rest.advertised.host.name|STRING|\\null|\\-|L
rest.advertised.listener|STRING|\\null|\\-|L
rest.advertised.port|INT|\\null|\\-|L
rest.extension.classes|LIST|||L
ssl.cipher.suites|LIST|||L
ssl.client.auth|STRING|none|[required, requested, none]|L
ssl.enabled.protocols|LIST|TLSv1.2,TLSv1.3||M
ssl.endpoint.identification.algorithm|STRING|https|\\-|L
ssl.engine.factory.class|CLASS|\\null|\\-|L
ssl.key.password|PASSWORD|\\null|\\-|H
ssl.keymanager.algorithm|STRING|SunX509|\\-|L
ssl.keystore.certificate.chain|PASSWORD|\\null|\\-|H
ssl.keystore.key|PASSWORD|\\null|\\-|H
ssl.keystore.location|STRING|\\null|\\-|H
ssl.keystore.password|PASSWORD|\\null|\\-|H
ssl.keystore.type|STRING|JKS|\\-|M
ssl.protocol|STRING|TLSv1.3|\\-|M
ssl.provider|STRING|\\null|\\-|M
ssl.secure.random.implementation|STRING|\\null|\\-|L
ssl.trustmanager.algorithm|STRING|PKIX|\\-|L
ssl.truststore.certificates|PASSWORD|\\null|\\-|H
ssl.truststore.location|STRING|\\null|\\-|H
ssl.truststore.password|PASSWORD|\\null|\\-|H
ssl.truststore.type|STRING|JKS|\\-|M
task.shutdown.graceful.timeout.ms|LONG|5000|\\-|L
topic.creation.enable|BOOLEAN|true|\\-|L
topic.tracking.allow.reset|BOOLEAN|true|\\-|L
topic.tracking.enable|BOOLEAN|true|\\-|L
value.converter|CLASS|\\-|\\-|H
value.converter.plugin.version|STRING|\\null|\\-|L
# connector-source
config.action.reload|STRING|restart|[none, restart]|L
connector.class|STRING|\\-|\\-|H
connector.plugin.version|STRING|\\null|org.apache.kafka.connect.runtime.ConnectorConfig$PluginVersionValidator|M
errors.log.enable|BOOLEAN|false|\\-|M
errors.log.include.messages|BOOLEAN|false|\\-|M
errors.retry.delay.max.ms|LONG|60000|\\-|M
errors.retry.timeout|LONG|0|\\-|M
errors.tolerance|STRING|none|[none, all]|M
exactly.once.support|STRING|requested|(case insensitive) [REQUIRED, REQUESTED]|M
header.converter|CLASS|\\null|A concrete subclass of org.apache.kafka.connect.storage.HeaderConverter, A class with a public, no-argument constructor|L
header.converter.plugin.version|STRING|\\null|org.apache.kafka.connect.runtime.ConnectorConfig$PluginVersionValidator|L
key.converter|CLASS|\\null|A concrete subclass of org.apache.kafka.connect.storage.Converter, A class with a public, no-argument constructor|L
key.converter.plugin.version|STRING|\\null|org.apache.kafka.connect.runtime.ConnectorConfig$PluginVersionValidator|L
name|STRING|\\-|non-empty string without ISO control characters|H
offsets.storage.topic|STRING|\\null|non-empty string|L
predicates|LIST||non-null string, unique predicate aliases|L
tasks.max|INT|1|[1,...]|H
tasks.max.enforce|BOOLEAN|true|\\-|L
topic.creation.groups|LIST||non-null string, unique topic creation groups|L
transaction.boundary|STRING|poll|(case insensitive) [INTERVAL, POLL, CONNECTOR]|M
transaction.boundary.interval.ms|LONG|\\null|[0,...]|L
transforms|LIST||non-null string, unique transformation aliases|L
value.converter|CLASS|\\null|A concrete subclass of org.apache.kafka.connect.storage.Converter, A class with a public, no-argument constructor|L
value.converter.plugin.version|STRING|\\null|org.apache.kafka.connect.runtime.ConnectorConfig$PluginVersionValidator|L
# connector-sink
config.action.reload|STRING|restart|[none, restart]|L
connector.class|STRING|\\-|\\-|H
connector.plugin.version|STRING|\\null|org.apache.kafka.connect.runtime.ConnectorConfig$PluginVersionValidator|M
errors.deadletterqueue.context.headers.enable|BOOLEAN|false|\\-|M
errors.deadletterqueue.topic.name|STRING||\\-|M
errors.deadletterqueue.topic.replication.factor|SHORT|3|\\-|M
errors.log.enable|BOOLEAN|false|\\-|M
errors.log.include.messages|BOOLEAN|false|\\-|M
errors.retry.delay.max.ms|LONG|60000|\\-|M
errors.retry.timeout|LONG|0|\\-|M
errors.tolerance|STRING|none|[none, all]|M
header.converter|CLASS|\\null|A concrete subclass of org.apache.kafka.connect.storage.HeaderConverter, A class with a public, no-argument constructor|L
header.converter.plugin.version|STRING|\\null|org.apache.kafka.connect.runtime.ConnectorConfig$PluginVersionValidator|L
key.converter|CLASS|\\null|A concrete subclass of org.apache.kafka.connect.storage.Converter, A class with a public, no-argument constructor|L
key.converter.plugin.version|STRING|\\null|org.apache.kafka.connect.runtime.ConnectorConfig$PluginVersionValidator|L
name|STRING|\\-|non-empty string without ISO control characters|H
predicates|LIST||non-null string, unique predicate aliases|L
tasks.max|INT|1|[1,...]|H
tasks.max.enforce|BOOLEAN|true|\\-|L
topics|LIST|||H
topics.regex|STRING||valid regex|H
transforms|LIST||non-null string, unique transformation aliases|L
value.converter|CLASS|\\null|A concrete subclass of org.apache.kafka.connect.storage.Converter, A class with a public, no-argument constructor|L
value.converter.plugin.version|STRING|\\null|org.apache.kafka.connect.runtime.ConnectorConfig$PluginVersionValidator|L
# streams
acceptable.recovery.lag|LONG|10000|[0,...]|M
allow.os.group.write.access|BOOLEAN|false|\\-|L
application.id|STRING|\\-|\\-|H
application.server|STRING||\\-|L
bootstrap.servers|LIST|\\-||H
buffered.records.per.partition|INT|1000|\\-|L
built.in.metrics.version|STRING|latest|[latest]|L
cache.max.bytes.buffering|LONG|10485760|[0,...]|M
client.id|STRING||\\-|M
commit.interval.ms|LONG|30000|[0,...]|L
config.providers|LIST|||L
connections.max.idle.ms|LONG|540000|\\-|L
default.client.supplier|CLASS|org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier|\\-|L
default.deserialization.exception.handler|CLASS|org.apache.kafka.streams.errors.LogAndFailExceptionHandler|\\-|M
default.dsl.store|STRING|rocksDB|[rocksDB, in_memory]|L
default.key.serde|CLASS|\\null|\\-|M
default.list.key.serde.inner|CLASS|\\null|\\-|M
default.list.key.serde.type|CLASS|\\null|\\-|M
default.list.value.serde.inner|CLASS|\\null|\\-|M
default.list.value.serde.type|CLASS|\\null|\\-|M
default.production.exception.handler|CLASS|org.apache.kafka.streams.errors.DefaultProductionExceptionHandler|\\-|M
default.timestamp.extractor|CLASS|org.apache.kafka.streams.processor.FailOnInvalidTimestamp|\\-|M
default.value.serde|CLASS|\\null|\\-|M
deserialization.exception.handler|CLASS|org.apache.kafka.streams.errors.LogAndFailExceptionHandler|\\-|M
dsl.store.format|STRING|DEFAULT|(case insensitive) [HEADERS, DEFAULT]|L
dsl.store.suppliers.class|CLASS|org.apache.kafka.streams.state.BuiltInDslStoreSuppliers$RocksDBDslStoreSuppliers|\\-|L
enable.metrics.push|BOOLEAN|true|\\-|L
ensure.explicit.internal.resource.naming|BOOLEAN|false|\\-|H
errors.dead.letter.queue.topic.name|STRING|\\null|\\-|M
group.protocol|STRING|classic|(case insensitive) [STREAMS, CLASSIC]|M
log.summary.interval.ms|LONG|120000|\\-|L
max.task.idle.ms|LONG|0|\\-|M
max.warmup.replicas|INT|2|[1,...]|M
metadata.max.age.ms|LONG|300000|[0,...]|L
metadata.recovery.rebootstrap.trigger.ms|LONG|300000|[0,...]|L
metadata.recovery.strategy|STRING|rebootstrap|(case insensitive) [REBOOTSTRAP, NONE]|L
metric.reporters|LIST|org.apache.kafka.common.metrics.JmxReporter||L
metrics.num.samples|INT|2|[1,...]|L
metrics.recording.level|STRING|INFO|[INFO, DEBUG, TRACE]|L
metrics.sample.window.ms|LONG|30000|[0,...]|L
num.standby.replicas|INT|0|\\-|H
num.stream.threads|INT|1|\\-|M
poll.ms|LONG|100|\\-|L
probing.rebalance.interval.ms|LONG|600000|[60000,...]|L
processing.exception.handler|CLASS|org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler|\\-|M
processing.exception.handler.global.enabled|BOOLEAN|false|\\-|H
processing.guarantee|STRING|at_least_once|[at_least_once, exactly_once_v2]|M
processor.wrapper.class|CLASS|org.apache.kafka.streams.processor.internals.NoOpProcessorWrapper|\\-|L
production.exception.handler|CLASS|org.apache.kafka.streams.errors.DefaultProductionExceptionHandler|\\-|M
rack.aware.assignment.non_overlap_cost|INT|\\null|\\-|L
rack.aware.assignment.strategy|STRING|none|[none, min_traffic, balance_subtopology]|L
rack.aware.assignment.tags|LIST||List containing maximum of 5 elements|L
rack.aware.assignment.traffic_cost|INT|\\null|\\-|L
receive.buffer.bytes|INT|32768|[-1,...]|L
reconnect.backoff.max.ms|LONG|1000|[0,...]|L
reconnect.backoff.ms|LONG|50|[0,...]|L
repartition.purge.interval.ms|LONG|30000|[0,...]|L
replication.factor|INT|-1|\\-|M
request.timeout.ms|INT|40000|[0,...]|L
retry.backoff.ms|LONG|100|[0,...]|L
rocksdb.config.setter|CLASS|\\null|\\-|L
security.protocol|STRING|PLAINTEXT|(case insensitive) [SASL_SSL, PLAINTEXT, SSL, SASL_PLAINTEXT]|M
send.buffer.bytes|INT|131072|[-1,...]|L
state.cleanup.delay.ms|LONG|600000|\\-|L
state.cleanup.dir.max.age.ms|LONG|-1|\\-|L
state.dir|STRING|/tmp/kafka-streams|\\-|H
statestore.cache.max.bytes|LONG|10485760|[0,...]|M
task.assignor.class|STRING|\\null|\\-|M
task.timeout.ms|LONG|300000|[0,...]|M
topology.optimization|STRING|none|[all, none, reuse.ktable.source.topics, merge.repartition.topics, single.store.self.join]|M
upgrade.from|STRING|\\null|[null, 2.4, 2.5, 2.6, 2.7, 2.8, 3.0, 3.1, 3.2, 3.3, 3.4, 3.5, 3.6, 3.7, 3.8, 3.9, 4.0, 4.1, 4.2]|L
window.size.ms|LONG|\\null|\\-|L
windowed.inner.class.serde|STRING|\\null|\\-|L
windowstore.changelog.additional.retention.ms|LONG|86400000|\\-|L
`
