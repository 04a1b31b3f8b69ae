/** A page without React and without a build: the element tells by events, and is told by attributes. */
const panel = document.querySelector('customer-status-panel');
const pay = document.querySelector('#pay');
const told = document.querySelector('#told');

function note(text) {
  told.append(Object.assign(document.createElement('li'), { textContent: text }));
}

panel.addEventListener('csk-status-changed', ({ detail }) => note(`status ${detail.to}`));
panel.addEventListener('csk-answers-submitted', ({ detail }) => note(`answers to ${detail.requirementIds.length} requests`));
panel.addEventListener('csk-upload-finished', () => note('a file'));
panel.addEventListener('csk-session-ended', () => note('the session has ended'));
panel.addEventListener('csk-error', ({ detail }) => note(`error in ${detail.source}`));

// A gate in a browser is comfort: the server asks the same before it sends money.
panel.addEventListener('csk-feature-changed', ({ detail }) => {
  if (detail.feature === 'createTransaction') pay.disabled = !detail.open;
});

// The words of a language are loaded when they are chosen; what is typed stays.
document.querySelector('#language').addEventListener('change', ({ currentTarget }) => panel.setAttribute('locale', currentTarget.value));
