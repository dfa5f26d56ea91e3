// Files of a draft on their way to the desk, one after the other and in pieces: after a cut line an upload goes on
// where it was. What is said of them are fields like the others.

/** In bytes. */
const PIECE = 1_000_000;

/** In milliseconds, before a piece is sent again. */
const PAUSE = 2000;

const pause = () => new Promise(over => setTimeout(over, PAUSE));

const isPicture = file => file.type.startsWith('image/');

export const picturesOf = data => [...data?.files ?? []].filter(isPicture);

export class Uploads {
  constructor(page, signal) {
    [this.page, this.signal, this.waiting] = [page, signal, Promise.resolve()];
    page.room.addEventListener('change', e => {
      if (!e.target.matches('[data-uploads] input')) return;
      this.add([...e.target.files], false, e.detail === 'dropped' ? null : e.target.closest('[data-uploads]'));
      e.target.value = '';
    }, { signal });
    page.room.addEventListener('click', e => {
      const name = e.target.closest('[data-place]')?.dataset.place;
      if (name) this.place(name);
    }, { signal });
    page.room.addEventListener('paste', e => {
      const pictures = picturesOf(e.clipboardData);
      // Word puts a picture of the words beside them.
      if (pictures.length === 0 || e.clipboardData.types.includes('text/plain')) return;
      e.preventDefault();
      this.add(pictures, e.target === this.body);
    }, { signal });
  }

  get body() { return this.page.fields.get('body'); }

  /** Where a file is listed. The desk looks into it, and may find that it is of the other kind. */
  panelOf(file) {
    return this.page.room.querySelector(`[data-uploads=${isPicture(file) ? 'pictures' : 'attachments'}]`);
  }

  /** `inText`: a picture is placed there as well. */
  add(files, inText = false, chosen = null) {
    for (const file of files) {
      const panel = chosen ?? this.panelOf(file);
      if (!panel) return;
      const line = document.createElement('p');
      panel.querySelector('[role=status]').append(line);
      line.textContent = `${file.name} · waiting`;
      this.waiting = this.waiting
        .then(() => this.send(file, line))
        .then(name => {
          line.remove();
          if (name && inText) this.place(name);
        })
        .catch(error => { if (!this.signal.aborted) this.fail(line, `${file.name}: ${error.message}`); });
    }
  }

  fail(line, sentence) {
    line.textContent = sentence;
    line.className = 'refused';
    const others = [...line.parentElement.querySelectorAll('.refused')];
    const button = (words, lines) => {
      const one = document.createElement('button');
      [one.type, one.className, one.textContent] = ['button', 'link', words];
      one.onclick = () => lines.forEach(each => each.remove());
      line.append(' ', one);
    };
    button('Close', [line]);
    if (others.length > 1) button('Close all', others);
  }

  /** Gives the name that the file has in the document. */
  async send(file, line) {
    const { largest } = this.panelOf(file).dataset, upload = crypto.randomUUID();
    const kind = isPicture(file) ? 'a picture' : 'an attachment';
    if (file.size > +largest) throw new Error(`This file is too large: ${kind} takes up to ${largest / 1e6} MB.`);
    if (file.size === 0) throw new Error('This file is empty.');
    for (let at = 0; ;) {
      const piece = file.slice(at, at + PIECE), isLast = at + piece.size >= file.size;
      line.textContent = `${file.name} · ${isLast ? 'is made ready' : `${Math.round(100 * at / file.size)} %`}`;
      const answer = await this.post({ at, size: file.size, file: file.name }, upload, piece).catch(error => {
        if (this.signal.aborted || error.name !== 'TypeError') throw error;
      });
      if (!answer) {
        line.textContent = `${file.name} · no connection; it goes on when the line is back`;
        await pause();
      } else if (answer.name) return answer.name;
      else at = answer.at;
    }
  }

  async post(about, upload, piece) {
    const address = `/desk/drafts/${this.page.about.statement}/files?${new URLSearchParams(about)}`;
    const { signal } = this;
    const answer = await fetch(address, {
      method: 'POST', body: piece, headers: { 'X-Newsroom-Upload': upload }, redirect: 'error', signal,
    });
    if (answer.ok) return answer.json();
    if (answer.status === 422) throw new Error((await answer.json()).message);
    if (answer.status >= 500) throw new Error('The desk could not take it. Try it once more.');
    throw new Error('You are not signed in any more. Sign in again, and try it once more.');
  }

  /** Below the paragraph where the caret was last. */
  place(name) {
    const { body, page } = this;
    if (!body || body.readOnly) return;
    const end = body.value.indexOf('\n\n', body.selectionEnd), at = end < 0 ? body.value.length : end;
    const words = `${at > 0 ? '\n\n' : ''}![](${name})${at === 0 && body.value ? '\n\n' : ''}`;
    if (!page.edit(body, [[at, 0, words]])) return;
    body.focus();
    body.setSelectionRange(at + words.length, at + words.length);
  }
}
