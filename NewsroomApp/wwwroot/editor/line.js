// The line to the desk: sends changes in order, one at a time, and fetches what others have stored.

/** One change in this many carries a hash of its text, so that browser and server notice when they differ. */
const CHECKED = 8;

/** Whether the connection is lost; set by reconnect.js. */
export const away = () => document.documentElement.dataset.connection === 'lost';

/** Nobody will answer what was asked before. */
export class LineLost extends Error { }

export class Line {
  /** `on.lines(lines)`: log lines arrived; `on.cut()`: the line broke; `on.torn()`: the two hold different texts. */
  constructor(manuscript, on) {
    this.manuscript = manuscript;
    this.on = on;
    this.turn = 0;
    this.cut = false;
    this.unchecked = true;
    this.asked = new Set();
    /** How often the line came back. */
    this.returns = 0;
    this.waiting = [];
  }

  get isDown() { return this.cut || away(); }

  connect(desk) {
    this.desk = desk;
    this.goOn();
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

  get isSent() { return !this.sending && this.manuscript.sent === this.manuscript.sequence; }

  /** Resolves once the desk has everything typed so far; rejects when the line breaks before. */
  async allSent() {
    await this.send();
    if (this.isDown || this.closed) throw new LineLost();
  }

  /** After a lost connection: sends all unstored changes again, then fetches what others have stored meanwhile. */
  async resume() {
    if (this.closed || !this.desk) return;
    this.turn++;
    this.sending = this.cut = false;
    this.unchecked = true;
    for (const lost of this.asked) lost(new LineLost());
    this.manuscript.tellAgain();
    await this.send();
    if (!this.cut) await this.catchUp().catch(() => this.interrupted());
    if (!this.isDown) this.goOn();
  }

  goOn() {
    this.returns++;
    for (const goOn of this.waiting.splice(0)) goOn();
  }

  /** Resolves once the line has come back more often than that. */
  async back(returns) {
    if (this.returns === returns) await new Promise(goOn => this.waiting.push(goOn));
  }

  /** Asks the desk. An answer may get lost with the connection: then it rejects as soon as the line is back. */
  ask(...what) {
    return new Promise((answer, lost) => {
      this.asked.add(lost);
      this.desk.invokeMethodAsync(...what).then(answer, lost).finally(() => this.asked.delete(lost));
    });
  }

  async catchUp() {
    this.on.lines(await this.since(this.manuscript.version));
  }

  /** The log lines after a version. */
  since(version) { return this.ask('Since', version); }

  /** Tells the desk something that may get lost. */
  say(...what) {
    if (!this.desk || this.isDown || this.closed) return Promise.reject(new LineLost());
    return this.ask(...what);
  }

  /** Tells it as often as it takes. */
  async insist(what) {
    for (;;) {
      const { returns } = this;
      try {
        return await this.say(...what());
      } catch (error) {
        if (!(error instanceof LineLost) || this.closed) throw error;
        await this.back(returns);
      }
    }
  }

  async tell() {
    const turn = this.turn;
    this.sending = true;
    try {
      for (let next; (next = this.manuscript.next());) {
        const checks = this.unchecked || next.sequence % CHECKED === 0;
        this.unchecked = false;
        const lines = await this.ask(
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
