export { attachFile, detachFile } from './attach-file.js';
export { assertNothingOutstanding, outstanding } from './outstanding.js';
export { term } from './term.js';
export { withAnswers } from './with-answers.js';
export { instant, type WriteContext } from './write-context.js';
