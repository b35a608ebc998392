import type { Texts } from './en.ts'

const people = (n: number) => (n === 1 ? '1 Person' : `${n} Personen`)

export const de: Texts = {
  language: 'Deutsch',
  languages: 'Sprache',
  skip: 'Zum Inhalt',
  sandbox: 'Ein Restaurant zum Ausprobieren: Was hier gebucht wird, gilt nicht.',
  people,

  book_a_table: 'Tisch reservieren',
  welcome: 'Willkommen',
  opening_hours: 'Öffnungszeiten',
  no_hours: 'Unsere Öffnungszeiten stehen hier noch nicht.',
  where: 'So finden Sie uns',
  map: 'Auf der Karte zeigen',
  contact: 'Kontakt',
  phone: 'Telefon',
  email: 'E-Mail',
  website: 'Website',
  from_to: (from, to) => `${from} bis ${to} Uhr`,
  every_day: 'Jeden Tag',
  season_from: (date) => `ab ${date}`,
  season_until: (date) => `bis ${date}`,
  on_request: 'Auf Anfrage',
  by_phone_only: 'Nicht online buchbar',

  choose: 'Tisch reservieren',
  party: 'Wie viele sind Sie?',
  more_than: (n) => `Mehr als ${n}`,
  show_days: 'Tage zeigen',
  day: 'An welchem Tag?',
  previous_month: 'Voriger Monat',
  next_month: 'Nächster Monat',
  chosen: 'gewählt',
  day_free: 'Tische frei',
  day_waiting: 'nur Warteliste',
  day_full: 'ausgebucht',
  day_closed: 'geschlossen',
  day_not_open: 'nicht online buchbar',
  time: (date) => `Um wie viel Uhr am ${date}?`,
  waiting: 'Warteliste',
  waiting_hint:
    'Zeiten mit „Warteliste“ sind ausgebucht: Sie können Bescheid bekommen, wenn ein Tisch frei wird.',
  request_hint: 'Buchungen für diese Zeiten sind Anfragen: Das Restaurant beantwortet jede.',
  room: 'Wo möchten Sie sitzen?',
  any_room: 'Egal wo',
  none_on_day: (date, n) => `Am ${date} ist kein Tisch für ${people(n)} mehr frei.`,
  closed_on_day: (date) => `Am ${date} kann online kein Tisch gebucht werden.`,
  none_in_month: (month, n) => `Im ${month} ist kein Tisch für ${people(n)} mehr frei.`,
  nearest: 'Die nächsten freien Zeiten',
  no_nearest:
    'Auch in den Tagen danach ist nichts frei. Versuchen Sie einen anderen Tag oder fragen Sie uns.',
  too_large: (n) => `Für ${people(n)} sind unsere Tische zu klein`,
  too_large_text:
    'Für so viele können wir online keinen Tisch vergeben. Fragen Sie uns bitte: Wir suchen einen Weg.',
  too_small: 'Für so wenige sind unsere Tische nicht gedacht',
  too_small_text: 'Keiner der online buchbaren Tische ist für so wenige gedacht. Fragen Sie uns bitte.',

  details: 'Ihre Angaben',
  change: 'Tag oder Zeit ändern',
  held: (minutes) =>
    minutes === 1
      ? 'Ihr Tisch ist noch 1 Minute für Sie reserviert.'
      : `Ihr Tisch ist noch ${minutes} Minuten für Sie reserviert.`,
  held_over:
    'Ihr Tisch wird nicht mehr freigehalten. Senden Sie trotzdem ab: Ist er vergeben, können Sie eine andere Zeit wählen.',
  not_held:
    'Dieser Tisch gehört Ihnen, sobald Sie das Formular abgesendet haben. Bis dahin wird er nicht freigehalten.',
  as_request: 'Das ist eine Anfrage: Gebucht ist erst, wenn das Restaurant zugesagt hat.',
  as_waiting:
    'Diese Zeit ist ausgebucht. Sie kommen auf die Warteliste: Gebucht ist erst, wenn ein Tisch frei wird und Sie Bescheid bekommen.',
  first_name: 'Vorname',
  last_name: 'Nachname',
  optional: 'freiwillig',
  contact_hint: 'E-Mail-Adresse oder Telefonnummer genügt, falls sich etwas ändert.',
  special_request: 'Was sollten wir wissen?',
  special_request_hint: 'Ein Kinderstuhl, eine Allergie, ein Geburtstag.',
  newsletter: (restaurant) => `${restaurant} darf mir ab und zu Neuigkeiten schicken.`,
  privacy: 'Was mit Ihren Daten geschieht',
  privacy_text: (restaurant) =>
    `${restaurant} verwendet Ihre Angaben, um sich um Ihre Reservierung zu kümmern, und für nichts sonst.`,
  submit_booking: 'Diesen Tisch reservieren',
  submit_request: 'Anfrage senden',
  submit_waiting: 'Auf die Warteliste',
  leave_empty: 'Dieses Feld leer lassen',

  problems: 'Bitte sehen Sie noch einmal nach',
  first_name_missing: 'Geben Sie Ihren Vornamen an.',
  last_name_missing: 'Geben Sie Ihren Nachnamen an.',
  contact_missing: 'Geben Sie eine E-Mail-Adresse oder eine Telefonnummer an.',
  email_missing: 'Geben Sie Ihre E-Mail-Adresse an.',
  email_wrong: 'Geben Sie eine E-Mail-Adresse wie anna@example.com an.',
  phone_missing: 'Geben Sie Ihre Telefonnummer an.',
  phone_wrong: 'Geben Sie eine Telefonnummer mit 5 bis 15 Ziffern an, etwa 030 1234567.',
  too_long: (most) => `Kürzen Sie das auf höchstens ${most} Zeichen.`,
  trap: 'Ein verstecktes Feld war ausgefüllt, wie es Programme tun. Noch ist nichts gebucht. Es ist wieder leer: Bitte senden Sie noch einmal ab.',
  too_fast:
    'Das Formular kam schneller zurück, als jemand tippt. Noch ist nichts gebucht: Bitte prüfen Sie es und senden Sie noch einmal ab.',
  form_old:
    'Das Formular war nicht mehr gültig. Noch ist nichts gebucht: Bitte senden Sie noch einmal ab. Ihr Browser muss Cookies annehmen.',
  busy: 'Gerade wird sehr viel gebucht, und Ihre Buchung kam nicht durch. Noch ist nichts gebucht: Bitte senden Sie noch einmal ab.',
  sandbox_full: 'Dieses Restaurant zum Ausprobieren ist voller Reservierungen und nimmt keine mehr an.',
  lost: 'Ihr Tisch wird nicht mehr freigehalten',
  lost_text: 'Die Zeit dafür ist um. Ihre Angaben sind noch da: Wählen Sie noch einmal eine Zeit.',
  gone: 'Diese Zeit ist gerade vergeben worden',
  gone_text: 'Jemand war schneller, oder das Restaurant hat sie geschlossen. Noch ist nichts gebucht.',
  not_bookable: 'Diese Zeit kann nicht gebucht werden',
  not_bookable_text:
    'Sie ist vorbei, zu bald, zu weit voraus oder keine Zeit dieses Restaurants. Noch ist nichts gebucht.',
  blocked: 'Diese Buchung können wir online nicht annehmen',
  blocked_text: 'Bitte wenden Sie sich an das Restaurant.',

  done_confirmed: 'Ihr Tisch ist reserviert',
  done_confirmed_text: 'Wir freuen uns auf Sie.',
  done_request: 'Ihre Anfrage ist abgesendet',
  done_request_text: 'Noch ist nichts gebucht. Das Restaurant antwortet Ihnen.',
  done_waiting: 'Sie sind auf der Warteliste',
  done_waiting_text: 'Noch ist nichts gebucht. Sie bekommen Bescheid, wenn ein Tisch frei wird.',
  done_accepted: 'Das Restaurant hat einen Tisch für Sie',
  done_accepted_text: 'Bitte bestätigen Sie, dass Sie kommen.',
  done_over: 'Diese Reservierung gilt nicht mehr',
  done_over_text: 'Sie wurde storniert, abgelehnt oder ist verfallen.',
  when: 'Wann',
  guests: 'Gäste',
  service: 'Angebot',
  name: 'Name',
  number: 'Nummer',
  address: 'Adresse',
  book_another: 'Noch einen Tisch reservieren',

  not_found: 'Hier gibt es kein Restaurant zu buchen',
  not_found_text:
    'Vielleicht stimmt der Link nicht, oder das Restaurant nimmt online keine Buchungen mehr an. Bitte fragen Sie dort.',
  not_yours: 'Hier gibt es keine Reservierung zu sehen',
  not_yours_text:
    'Eine Reservierung ist nur in dem Browser zu sehen, in dem sie gemacht wurde. Geändert wurde nichts.',
  too_many: 'Zu viele Versuche',
  too_many_text: (minutes) =>
    `Von Ihrem Anschluss kam sehr viel. Noch ist nichts gebucht: Versuchen Sie es in ${minutes === 1 ? 'einer Minute' : `${minutes} Minuten`} wieder oder fragen Sie das Restaurant.`,
  foreign: 'Dieses Formular kam von einer anderen Website',
  foreign_text: 'Gebucht wurde nichts. Bitte beginnen Sie auf dieser Seite von vorn.',
  failed: 'Das hat nicht geklappt',
  failed_text:
    'Bei uns ging etwas schief, oder die Anfrage war nicht lesbar. Bitte versuchen Sie es noch einmal oder fragen Sie das Restaurant.',
}
