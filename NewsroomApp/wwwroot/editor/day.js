// A day, or a day and a time, typed in the order of the house. The field shows words; its value is what the document
// stores, as 2015-11-20 or 2015-11-20T14:05. DayText.cs reads the same for the other fields of the desk.
const NEAR_MONTHS = 6;

const FIRST_OF_LAST_CENTURY = 70;

const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+/i;

const full = year => year.length > 2 ? +year : +year + (+year < FIRST_OF_LAST_CENTURY ? 2000 : 1900);

const two = number => String(number).padStart(2, '0');

const folded = name => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function months(language) {
  const name = (month, options) => new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options })
    .formatToParts(Date.UTC(2015, month)).find(part => part.type === 'month').value;
  return [...Array(12).keys()]
    .map(month => [name(month, { month: 'long' }), name(month, { month: 'long', day: 'numeric' })].map(folded));
}

const ENGLISH = [...Array(12).keys()]
  .map(month => new Intl.DateTimeFormat('en', { timeZone: 'UTC', month: 'long' }).format(Date.UTC(2015, month)));

function iso(year, month, day) {
  const at = new Date(Date.UTC(year, month - 1, day));
  return year > 0 && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
    ? `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
    : null;
}

/** Without a year it is the one that is near. */
function near(month, day) {
  const now = new Date(), past = new Date(now.getFullYear(), now.getMonth() - NEAR_MONTHS, now.getDate());
  return [0, 1]
    .map(years => iso(now.getFullYear() + years, month, day))
    .find(text => text && new Date(`${text}T00:00`) >= past) ?? null;
}

function today(days) {
  const at = new Date();
  at.setDate(at.getDate() + days);
  return iso(at.getFullYear(), at.getMonth() + 1, at.getDate());
}

function readDay(text, names) {
  if (/^today$/i.test(text)) return today(0);
  if (/^tomorrow$/i.test(text)) return today(1);
  text = text.replace(WEEKDAY, '');
  let m = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (m) return iso(+m[1], +m[2], +m[3]);
  m = /^(\d{2})(\d{2})(\d{4})$/.exec(text) ?? /^(\d{1,2})[./-]\s?(\d{1,2})[./-]\s?(\d{4}|\d{2})$/.exec(text);
  if (m) return iso(full(m[3]), +m[2], +m[1]);
  m = /^(\d{1,2})[./-]\s?(\d{1,2})\.?$/.exec(text);
  if (m) return near(+m[2], +m[1]);
  m = /^(\d{1,2})(?:st|nd|rd|th|\.)?\s*(?:of\s+)?(\p{L}[\p{L}\p{M}]{2,})\.?,?(?:\s+(\d{4}|\d{2}))?$/iu.exec(text);
  if (!m) return null;
  const called = folded(m[2]);
  const month = names.map(list => list.findIndex(ways => ways.some(way => way.startsWith(called))) + 1).find(Boolean);
  return !month ? null : m[3] ? iso(full(m[3]), month, +m[1]) : near(month, +m[1]);
}

/** What is stored for this text; null where it is no day. */
export function read(text, names, withTime) {
  if (!withTime) return readDay(text, names);
  const [, day, hour, minute] = /^(.*?)(?:,\s*|T|\s+)(\d{1,2})[:.](\d{2})$/.exec(text) ?? [];
  const on = day && +hour < 24 && +minute < 60 ? readDay(day, names) : null;
  return on && `${on}T${two(hour)}:${minute}`;
}

function spoken(text) {
  const [, year, month, day, time] = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?/.exec(text) ?? [];
  return year ? `${+day} ${ENGLISH[month - 1]} ${year}${time ? `, ${time}` : ''}` : text;
}

/** What cannot be read stays as it was typed, and the day before it stands. */
export function asDay(field, refuse) {
  const typed = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  const languages = [...new Set([...field.dataset.languages.split(' ').filter(Boolean), 'en', 'fr', 'de', 'es'])];
  const names = languages.map(months), withTime = field.dataset.day === 'minute';
  let known = '';
  const look = () => {
    const text = typed.get.call(field).trim(), day = text && read(text, names, withTime);
    if (day !== null) known = day;
    return day !== null;
  };
  look();
  Object.defineProperty(field, 'value', {
    get: () => { look(); return known; },
    set: text => { known = text; typed.set.call(field, spoken(text)); },
  });
  field.value = known;
  field.addEventListener('change', () => {
    if (look()) field.value = known;
    else refuse();
  });
}
