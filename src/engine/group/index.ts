// The one place that gives the engine its part for groups.

import { provideFolds } from '../../trace/apply/apply.ts'
import { groupFolds } from '../../trace/apply/groups.ts'
import { workBooks } from '../../trace/apply/workBooks.ts'
import { beginGroupCall, onGroupCallAnswer, pumpGroupCall } from '../admin/groupCalls.ts'
import { memberPart } from '../consumer/group/memberPart.ts'
import { onHeartbeatDue, onPollTimeout } from '../consumer/group/memberTimers.ts'
import { provideGroups } from '../GroupPart.ts'
import { onGroupWrites } from './afterWrites.ts'
import { onCoordinatorMoved, onGroupsLoaded } from './coordinator.ts'
import { forgetTopics, handleDeleteGroups, handleOffsetDelete } from './deletions.ts'
import { handleFindCoordinator } from './findCoordinator.ts'
import { handleJoinGroup } from './joinGroup.ts'
import {
  handleHeartbeat,
  handleLeaveGroup,
  handleSyncGroup,
  onGroupTimer,
} from './memberRequests.ts'
import { handleOffsetCommit, handleOffsetFetch } from './offsets.ts'

provideFolds(groupFolds, workBooks)
provideGroups({
  requests: {
    FindCoordinator: handleFindCoordinator,
    JoinGroup: handleJoinGroup,
    SyncGroup: handleSyncGroup,
    Heartbeat: handleHeartbeat,
    LeaveGroup: handleLeaveGroup,
    OffsetCommit: handleOffsetCommit,
    OffsetFetch: handleOffsetFetch,
    DeleteGroups: handleDeleteGroups,
    OffsetDelete: handleOffsetDelete,
  },
  timers: {
    coordinatorMoved: onCoordinatorMoved,
    groupsLoaded: onGroupsLoaded,
    groupTimer: onGroupTimer,
    groupWrites: onGroupWrites,
    memberHeartbeat: onHeartbeatDue,
    pollTimeout: onPollTimeout,
  },
  member: memberPart,
  admin: { begin: beginGroupCall, pump: pumpGroupCall, onAnswer: onGroupCallAnswer },
  forgetTopics,
})
