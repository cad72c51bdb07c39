import { applicationCreated } from './kinds/application-created.ts'
import { applicationDeclined } from './kinds/application-declined.ts'
import { applicationJoined } from './kinds/application-joined.ts'
import { applicationMerged } from './kinds/application-merged.ts'
import { applicationPassedOver } from './kinds/application-passed-over.ts'
import { applicationRecommended } from './kinds/application-recommended.ts'
import { applicationReconsidered } from './kinds/application-reconsidered.ts'
import { applicationReinstated } from './kinds/application-reinstated.ts'
import { applicationTakenIn } from './kinds/application-taken-in.ts'
import { applicationWithdrawn } from './kinds/application-withdrawn.ts'
import { attachmentAdded } from './kinds/attachment-added.ts'
import { attachmentPlaced } from './kinds/attachment-placed.ts'
import { attachmentRemoved } from './kinds/attachment-removed.ts'
import { attachmentRestored } from './kinds/attachment-restored.ts'
import { ballotChanged } from './kinds/ballot-changed.ts'
import { batchChanged } from './kinds/batch-changed.ts'
import { batchCreated } from './kinds/batch-created.ts'
import { clockConfirmed } from './kinds/clock-confirmed.ts'
import { deliveryRecorded } from './kinds/delivery-recorded.ts'
import { deliveryRestored } from './kinds/delivery-restored.ts'
import { deliveryWithdrawn } from './kinds/delivery-withdrawn.ts'
import { deskMoved } from './kinds/desk-moved.ts'
import { deskRestored } from './kinds/desk-restored.ts'
import { editionFrozen } from './kinds/edition-frozen.ts'
import { editionJoined } from './kinds/edition-joined.ts'
import { editionResumed } from './kinds/edition-resumed.ts'
import { eventsLost } from './kinds/events-lost.ts'
import { fileRepaired } from './kinds/file-repaired.ts'
import { findingRuled } from './kinds/finding-ruled.ts'
import { formReplaced } from './kinds/form-replaced.ts'
import { formReturned } from './kinds/form-returned.ts'
import { former } from './kinds/former.ts'
import { handedOver } from './kinds/handed-over.ts'
import { headUnreadable } from './kinds/head-unreadable.ts'
import { letterMade } from './kinds/letter-made.ts'
import { meetingChanged } from './kinds/meeting-changed.ts'
import { mergeMade } from './kinds/merge-made.ts'
import { noteChanged } from './kinds/note-changed.ts'
import { noticeCorrected } from './kinds/notice-corrected.ts'
import { noticeKept } from './kinds/notice-kept.ts'
import { officerAdded } from './kinds/officer-added.ts'
import { officerChanged } from './kinds/officer-changed.ts'
import { outlineChanged } from './kinds/outline-changed.ts'
import { packageCarried } from './kinds/package-carried.ts'
import { passwordSet } from './kinds/password-set.ts'
import { policyAnswered } from './kinds/policy-answered.ts'
import { productMade } from './kinds/product-made.ts'
import { rankingChanged } from './kinds/ranking-changed.ts'
import { recommendationWithdrawn } from './kinds/recommendation-withdrawn.ts'
import { recusalDeclared } from './kinds/recusal-declared.ts'
import { recusalLifted } from './kinds/recusal-lifted.ts'
import { returnSettled } from './kinds/return-settled.ts'
import { rosterImported } from './kinds/roster-imported.ts'
import { rosterRestored } from './kinds/roster-restored.ts'
import { rosterWithdrawn } from './kinds/roster-withdrawn.ts'
import { roundClosed } from './kinds/round-closed.ts'
import { roundDated } from './kinds/round-dated.ts'
import { roundIssued } from './kinds/round-issued.ts'
import { roundRestored } from './kinds/round-restored.ts'
import { rulingWithdrawn } from './kinds/ruling-withdrawn.ts'
import { scanAccepted } from './kinds/scan-accepted.ts'
import { sealConfirmed } from './kinds/seal-confirmed.ts'
import { signedOff } from './kinds/signed-off.ts'
import { valueConfirmed } from './kinds/value-confirmed.ts'
import { valueCorrected } from './kinds/value-corrected.ts'
import { valueRestored } from './kinds/value-restored.ts'
import { valueTakenOver } from './kinds/value-taken-over.ts'

/** Every kind of event there is. */
export const eventKinds = [
  batchCreated,
  batchChanged,
  noticeKept,
  noticeCorrected,
  clockConfirmed,
  applicationTakenIn,
  applicationCreated,
  applicationJoined,
  applicationMerged,
  mergeMade,
  handedOver,
  applicationDeclined,
  applicationReconsidered,
  applicationWithdrawn,
  applicationReinstated,
  valueCorrected,
  valueConfirmed,
  valueRestored,
  valueTakenOver,
  outlineChanged,
  attachmentAdded,
  attachmentPlaced,
  attachmentRemoved,
  attachmentRestored,
  policyAnswered,
  noteChanged,
  findingRuled,
  rulingWithdrawn,
  applicationRecommended,
  recommendationWithdrawn,
  rankingChanged,
  meetingChanged,
  ballotChanged,
  applicationPassedOver,
  editionFrozen,
  editionJoined,
  editionResumed,
  productMade,
  letterMade,
  roundIssued,
  roundDated,
  roundClosed,
  roundRestored,
  formReturned,
  formReplaced,
  returnSettled,
  rosterImported,
  rosterWithdrawn,
  rosterRestored,
  scanAccepted,
  sealConfirmed,
  packageCarried,
  deliveryRecorded,
  deliveryWithdrawn,
  deliveryRestored,
  officerAdded,
  officerChanged,
  passwordSet,
  signedOff,
  recusalDeclared,
  recusalLifted,
  eventsLost,
  headUnreadable,
  deskMoved,
  deskRestored,
  fileRepaired,
  former,
] as const
