// Makes or proves a passkey (https://www.w3.org/TR/webauthn-3/) for the form that asks for one, then sends the form.
const ways = {
  create: options => navigator.credentials.create({
    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
  }),
  get: options => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
};

/** What became of it, by the name of the error. */
const SENTENCES = {
  NotAllowedError: 'No passkey was used: it was cancelled, or took too long. Try again.',
  InvalidStateError: 'This device has a passkey for you already.',
  SecurityError: 'Passkeys work only under the address of the newsroom, over https.',
};

function say(form, sentence) {
  form.querySelector('[role="status"]').textContent = sentence;
}

document.addEventListener('submit', async e => {
  const form = e.target, way = ways[form.dataset.passkey];
  if (!way) return;
  e.preventDefault();
  say(form, '');
  try {
    const answer = await fetch(form.dataset.options, { method: 'POST', body: new FormData(form) });
    if (!answer.ok) {
      say(form, await answer.text() || 'The newsroom does not answer. Load the page again.');
      return;
    }
    form.elements.Credential.value = JSON.stringify(await way(await answer.json()));
    form.submit();
  } catch (error) {
    say(form, SENTENCES[error.name] ?? 'The newsroom does not answer. Try again.');
  }
});

if (window.PublicKeyCredential?.parseRequestOptionsFromJSON)
  for (const form of document.querySelectorAll('form[data-passkey]')) form.hidden = false;
