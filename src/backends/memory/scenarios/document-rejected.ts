import type { DocumentAnswer } from '../../../model/index.js';
import { attachFile } from '../../../model/requirements/index.js';
import { decideFile, requestInformation, takeAnswers } from '../../../model/sandbox/index.js';
import { firstSubmission, PERSON } from './people.js';
import { dueIn, IDENTITY_DOCUMENT } from './requests.js';
import { CUSTOMER, type Happening, REVIEWER, type Scenario, tale } from './tale.js';

const REQUIREMENT = 'identity-document';

/** Of a driving licence the front was accepted and the back refused. Only the back is asked for again. */
export const documentRejected: Scenario = (now) =>
  tale(now, { ...PERSON, hoursAgo: 100 }, [
    firstSubmission(96),
    {
      hoursAgo: 50,
      by: REVIEWER,
      ids: [REQUIREMENT],
      rule: (snapshot, context) => requestInformation(snapshot, [{ ...IDENTITY_DOCUMENT, due: dueIn(now, 2) }], context),
    },
    upload('front', 26, 2_418_204),
    upload('back', 25.9, 2_190_331),
    {
      hoursAgo: 25.8,
      by: CUSTOMER,
      rule: (snapshot, context) => takeAnswers(snapshot, [LICENCE], context),
    },
    {
      hoursAgo: 3,
      by: REVIEWER,
      rule: (snapshot, context) => decideFile(snapshot, 'file-front', { decision: 'accepted' }, context),
    },
    {
      hoursAgo: 2.9,
      by: REVIEWER,
      rule: (snapshot, context) => decideFile(snapshot, 'file-back', BLURRED, context),
    },
  ]);

const LICENCE: DocumentAnswer = {
  kind: 'document',
  requirementId: REQUIREMENT,
  documentType: 'drivers_license',
  fileIds: ['file-front', 'file-back'],
};

const BLURRED = {
  decision: 'rejected',
  reasonCode: 'document_unreadable',
  message: 'The back is blurred: the licence number cannot be read.',
} as const;

function upload(side: 'front' | 'back', hoursAgo: number, size: number): Happening {
  const target = { requirementId: REQUIREMENT, documentType: 'drivers_license', side };
  const file = { id: `file-${side}`, mime: 'image/jpeg', size, name: `${side}.jpg` };
  return {
    hoursAgo,
    by: CUSTOMER,
    ids: ['doc-licence'],
    rule: (snapshot, context) => attachFile(snapshot, target, file, context),
  };
}
