// Writes invented articles as JSON Lines, the same for the same number: outlets, people, towns and events return, so that
// names join, several outlets tell one event and figures differ. Usage: articles.mjs NUMBER > articles.jsonl
const number = Number(process.argv[2] ?? 1000);

let state = 20310217;
/** A number below `limit`: a linear congruence, no randomness. */
function next(limit) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
}
const pick = (list) => list[next(list.length)];

const OUTLETS = ["Harbour Gazette", "Delta News", "Meridian Post", "Northern Wire", "Sahel Monitor", "Lakeside Journal", "Market Ledger", "Andes Wire"];
const TOWNS = ["Gao", "Beira", "Lilongwe", "Baghdad", "Neuquén", "Hull", "Tromsø", "Mombasa", "Graz", "Cork", "Lyon", "Oran", "Basel", "Pune", "Split", "Turku"];
const GIVEN = ["Anna", "Moussa", "Ingrid", "Tomás", "Amina", "Daniel", "Camille", "Yusuf", "Helena", "Pavel", "Grace", "Omar", "Lucía", "Henrik", "Mary", "Idris"];
const FAMILY = ["Traoré", "Solheim", "Aldunate", "Okello", "Perrin", "Morand", "Lindqvist", "Varga", "Kaunda", "Brandt", "Castell", "Haddad", "Nowak", "Ferro", "Banda", "Quist", "Roux", "Petrov", "Amsel", "Dorn", "Eklund", "Farah", "Gallo", "Hirsch"];
const OFFICES = ["the mayor of TOWN", "the governor of TOWN", "a police spokesman in TOWN", "the head of the hospital in TOWN"];
const MONTHS = ["Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** Told by several outlets with figures of their own: one for every third article. */
function happening(index) {
  const day = new Date(Date.UTC(2031, 0, 3 + Math.floor(index / 3)));
  return { day, town: TOWNS[(index * 7) % TOWNS.length], kind: index % 4, who: `${GIVEN[(index * 5) % GIVEN.length]} ${FAMILY[(index * 11) % FAMILY.length]}` };
}

const LEADS = [
  ({ town }, on, count) => `A fire in a warehouse in ${town} killed ${count} people on ${on}, the police said.`,
  ({ town, who }, on) => `${who} met union leaders in ${town} on ${on}.`,
  ({ town }, on, count) => `Gunmen attacked a convoy near ${town} on ${on}, killing ${count} drivers.`,
  ({ town, who }, on, count) => `Police in ${town} arrested ${count} people on ${on} after ${who} accused them of fraud.`,
];
const CLAIMS = ["We will rebuild the quay before winter", "The talks went better than we feared", "Nobody should pay for water twice", "We do not know who fired first", "The hospital needs forty more beds", "There was no warning before the smoke"];
const PLANS = ["will visit the port next week", "will meet the council on Friday", "plans to resign in June", "will open a second clinic in August"];

for (let index = 0; index < number; index += 1) {
  const told = happening(Math.floor(index / 3));
  const published = new Date(told.day.getTime() + 86400000 * (1 + (index % 2)));
  const on = DAYS[told.day.getUTCDay()];
  const outlet = OUTLETS[(index * 3 + Math.floor(index / 8)) % OUTLETS.length];
  const speaker = `${pick(GIVEN)} ${pick(FAMILY)}`;
  const second = `${pick(GIVEN)} ${pick(FAMILY)}`;
  const office = pick(OFFICES).replace("TOWN", told.town);
  const count = 3 + (Math.floor(index / 3) % 9) + (index % 3 === 2 ? 2 : 0);
  const filed = `${told.town.toUpperCase()}, ${MONTHS[published.getUTCMonth()]} ${published.getUTCDate()} (${outlet}) - `;
  const text = [
    filed + LEADS[told.kind](told, on, count),
    `"${pick(CLAIMS)}," ${speaker}, ${office}, said in a statement. ${second} ${pick(PLANS)}, a spokeswoman said.`,
    `${second} denied that the council had ignored a report. "${pick(CLAIMS)}," ${second} told reporters in ${pick(TOWNS)}.`,
    `The government of Norway sent ${2 + next(30)} engineers to ${told.town} last month. ${speaker} said that a new law would be ready by the end of the year.`,
  ].join("\n\n");
  console.log(JSON.stringify({ id: `made-${String(index).padStart(4, "0")}`, title: `${on} in ${told.town}: what ${outlet} knows (${index})`, source: outlet, published: published.toISOString().slice(0, 10), text }));
}
