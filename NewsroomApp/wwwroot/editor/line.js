// The line to the desk: sends changes in order, one at a time, and fetches what others have stored.

/** One change in this many carries a hash of its text, so that browser and server notice when they differ. */
const CHECKED = 8;

/** Whether the connection is lost; set by reconnect.js. */
export const away = () => document.documentElement.dataset.connection === 'lost';

export class Line {
  /** `on.lines(lines)`: log lines arrived; `on.cut()`: the line broke; `on.torn()`: the two hold different texts. */
  constructor(manuscript, on) {
    this.manuscript = manuscript;
    this.on = on;
    this.turn = 0;
    this.cut = false;
    this.unchecked = true;
  }

  get isDown() { return this.cut || away(); }

  connect(desk) {
    this.desk = desk;
    return this.send();
  }

  close() {
    this.closed = true;
    this.turn++;
  }

  /** Resolves once everything typed so far is sent. One change at a time: on a slow line several keys go as one. */
  send() {
    if (this.desk && !this.sending && !this.isDown && !this.closed) this.way = this.tell();
    return this.way;
  }

  /** After a lost connection: sends all unstored changes again, then fetches what others have stored meanwhile. */
  async resume() {
    if (this.closed || !this.desk) return;
    this.turn++;
    this.sending = this.cut = false;
    this.unchecked = true;
    this.manuscript.tellAgain();
    await this.send();
    if (!this.cut) await this.catchUp().catch(() => this.interrupted());
  }

  async catchUp() {
    this.on.lines(await this.since(this.manuscript.version));
  }

  /** The log lines after a version. */
  since(version) { return this.desk.invokeMethodAsync('Since', version); }

  /** Tells the desk something that may get lost. */
  say(...what) {
    if (!this.desk || this.isDown || this.closed) return Promise.reject(new Error('The line is down.'));
    return this.desk.invokeMethodAsync(...what);
  }

  async tell() {
    const turn = this.turn;
    this.sending = true;
    try {
      for (let next; (next = this.manuscript.next());) {
        const checks = this.unchecked || next.sequence % CHECKED === 0;
        this.unchecked = false;
        const lines = await this.desk.invokeMethodAsync(
          'Type',
          next.sequence,
          this.manuscript.version,
          [next.part, ...next.splices.flat(), ...(next.follows ? [true] : [])],
          next.more,
          checks ? hash(next.text) : null
        );
        if (turn !== this.turn) return;
        if (!lines) return this.on.torn();
        if (lines.length > 0) this.on.lines(lines);
      }
    } catch {
      if (turn === this.turn) this.interrupted();
    } finally {
      if (turn === this.turn) this.sending = false;
    }
  }

  interrupted() {
    this.cut = true;
    this.on.cut();
    if (!away()) setTimeout(() => this.resume(), 1000);
  }
}

/** FNV-1a over UTF-16 units; must match DraftSession.Hash. */
function hash(text) {
  let h = 2166136261;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  return h >>> 0;
}
