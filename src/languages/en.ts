/** What guests read, in English. The other languages have the same keys, which their type sees to. */
const people = (n: number) => (n === 1 ? '1 person' : `${n} people`)

export const en = {
  language: 'English',
  languages: 'Language',
  skip: 'Skip to content',
  sandbox: 'A restaurant for tests: what is booked here is not real.',
  people,

  // the restaurant
  book_a_table: 'Book a table',
  welcome: 'Welcome',
  opening_hours: 'Opening hours',
  no_hours: 'Our opening hours are not published here yet.',
  where: 'Where to find us',
  photos: 'Photos',
  map: 'Show on a map',
  contact: 'Contact',
  phone: 'Phone',
  email: 'E-mail',
  website: 'Website',
  from_to: (from: string, to: string) => `${from} to ${to}`,
  every_day: 'Every day',
  season_from: (date: string) => `from ${date}`,
  season_until: (date: string) => `until ${date}`,
  on_request: 'On request',
  by_phone_only: 'Not bookable online',

  // step 1: party, day, time
  choose: 'Book a table',
  party: 'How many are you?',
  more_than: (n: number) => `More than ${n}`,
  show_days: 'Show days',
  day: 'Which day?',
  previous_month: 'Previous month',
  next_month: 'Next month',
  chosen: 'chosen',
  day_free: 'tables free',
  day_waiting: 'waiting list only',
  day_full: 'full',
  day_closed: 'closed',
  day_not_open: 'not bookable online',
  time: (date: string) => `What time on ${date}?`,
  waiting: 'waiting list',
  waiting_hint: 'Times marked “waiting list” are full: you can ask to be told when a table becomes free.',
  request_hint: 'Bookings for this service are requests: the restaurant answers each of them.',
  room: 'Where would you like to sit?',
  any_room: 'Anywhere',
  none_on_day: (date: string, n: number) => `No table is left for ${people(n)} on ${date}.`,
  closed_on_day: (date: string) => `No tables can be booked online on ${date}.`,
  none_in_month: (month: string, n: number) => `No table is left for ${people(n)} in ${month}.`,
  nearest: 'The nearest free times',
  no_nearest: 'Nothing is free in the days after it either. Try another day, or ask us.',
  too_large: (n: number) => `A party of ${n} is larger than our tables`,
  too_large_text:
    'We cannot seat so many at a table that is booked online. Please ask us: we will look for a way.',
  too_small: 'That is too small a party for our tables',
  too_small_text: 'None of the tables that can be booked online is meant for so few. Please ask us.',

  // step 2: details
  details: 'Your details',
  change: 'Change day or time',
  held: (minutes: number) =>
    minutes === 1
      ? 'Your table is kept for 1 more minute.'
      : `Your table is kept for ${minutes} more minutes.`,
  held_over:
    'Your table is not kept any longer. Send the form all the same: if it is gone, you can choose another time.',
  not_held: 'This table is yours once you have sent this form. It is not kept while you fill it in.',
  as_request: 'This is a request: nothing is booked until the restaurant has said yes.',
  as_waiting:
    'This time is full. You are joining the waiting list: nothing is booked until a table becomes free and you are told.',
  first_name: 'First name',
  last_name: 'Last name',
  optional: 'optional',
  contact_hint: 'An e-mail address or a phone number is enough, in case something changes.',
  special_request: 'Anything we should know?',
  special_request_hint: 'A high chair, an allergy, a birthday.',
  newsletter: (restaurant: string) => `${restaurant} may send me news now and then.`,
  privacy: 'What happens to your data',
  privacy_text: (restaurant: string) =>
    `${restaurant} uses what you enter here to look after your reservation, and for nothing else.`,
  submit_booking: 'Book this table',
  submit_request: 'Send the request',
  submit_waiting: 'Join the waiting list',
  leave_empty: 'Leave this field empty',

  // what was wrong
  problems: 'Please look at this again',
  first_name_missing: 'Enter your first name.',
  last_name_missing: 'Enter your last name.',
  contact_missing: 'Enter an e-mail address or a phone number.',
  email_missing: 'Enter your e-mail address.',
  email_wrong: 'Enter an e-mail address such as anna@example.com.',
  phone_missing: 'Enter your phone number.',
  phone_wrong: 'Enter a phone number with 5 to 15 digits, such as +44 20 7946 0958.',
  too_long: (most: number) => `Shorten this to ${most} characters at most.`,
  trap: 'A hidden field was filled in, as programs do. Nothing is booked yet. It is empty again: please send the form once more.',
  too_fast:
    'The form came back faster than anybody types. Nothing is booked yet: please check it and send it once more.',
  form_old:
    'This form was not valid any more. Nothing is booked yet: please send it once more. Your browser has to accept cookies.',
  busy: 'A lot is being booked just now and yours did not come through. Nothing is booked yet: please send the form once more.',
  sandbox_full: 'This restaurant for tests is full of reservations and takes no more.',
  lost: 'Your table is not kept any longer',
  lost_text: 'The time for which it was kept is over. What you typed is still here: choose a time again.',
  gone: 'That time has just gone',
  gone_text: 'Somebody else was faster, or the restaurant has closed it. Nothing is booked yet.',
  not_bookable: 'That time cannot be booked',
  not_bookable_text:
    'It is over, too soon, too far ahead, or not a time of this restaurant. Nothing is booked yet.',
  blocked: 'We cannot take this booking online',
  blocked_text: 'Please get in touch with the restaurant.',

  // step 3: done
  done_confirmed: 'Your table is booked',
  done_confirmed_text: 'We look forward to seeing you.',
  done_request: 'Your request has been sent',
  done_request_text: 'Nothing is booked yet. The restaurant will answer.',
  done_waiting: 'You are on the waiting list',
  done_waiting_text: 'Nothing is booked yet. You will be told when a table becomes free.',
  done_accepted: 'The restaurant has a table for you',
  done_accepted_text: 'Please confirm that you are coming.',
  done_over: 'This reservation does not stand any more',
  done_over_text: 'It was cancelled, refused, or has lapsed.',
  when: 'When',
  guests: 'Guests',
  service: 'Service',
  name: 'Name',
  wish: 'Your wish',
  number: 'Number',
  address: 'Address',
  book_another: 'Book another table',

  // managing a reservation
  manage: 'Your reservation',
  manage_this: 'See, change or cancel it',
  manage_keep: 'This link is good until your visit: keep it.',
  manage_over: 'This link does not work any more',
  manage_over_text:
    'The reservation is over, or the link is not complete. Nothing was changed. Please ask the restaurant.',
  manage_until: (time: string) => `You can change or cancel it here until ${time}.`,
  manage_late: (time: string) =>
    `It could be changed or cancelled here until ${time}. Please call the restaurant instead.`,
  manage_queued:
    'To wait for another day or time, cancel this and book again. You lose your place in the list.',
  change_it: 'Change day, time or party',
  change_this: 'Change your reservation',
  change_check: 'Is this how it should be?',
  change_now: 'Change the reservation',
  change_before: 'So far',
  change_after: 'From now on',
  change_other: 'Another time',
  change_back: 'Leave it as it is',
  change_ask: 'The restaurant has to be asked',
  change_ask_text:
    'Bookings of this kind are requests, so they cannot be changed here. Please call or write to the restaurant.',
  change_refused: 'That time cannot be had',
  change_refused_text: 'Your reservation is as it was. Choose another time, or leave it.',
  changed: 'Your reservation is changed',
  cancel_it: 'Cancel the reservation',
  cancel_check: 'Cancel the reservation?',
  cancel_check_text: 'Your table is given to others then.',
  cancel_now: 'Yes, cancel it',
  cancelled: 'Your reservation is cancelled',
  cancelled_text: 'We hope to see you another time.',
  confirm_it: 'Yes, we are coming',
  confirm_until: (time: string) => `Please confirm by ${time}. After that the table is given to others.`,
  act_refused: 'That is not possible any more',
  act_refused_text: 'This is how your reservation stands.',
  form_again: 'This form was not valid any more. Nothing was changed: please send it once more.',
  add_to_calendar: 'Add to your calendar',

  // mails
  mail_hello: (name: string) => `Dear ${name},`,
  mail_requested: (restaurant: string) => `Your request at ${restaurant}`,
  mail_queued: (restaurant: string) => `On the waiting list of ${restaurant}`,
  mail_confirmed: (restaurant: string, when: string) => `Your table at ${restaurant}: ${when}`,
  mail_accepted: (restaurant: string) => `Please confirm: a table for you at ${restaurant}`,
  mail_changed: (restaurant: string, when: string) =>
    `Changed: your reservation at ${restaurant}, now ${when}`,
  mail_cancelled: (restaurant: string) => `Cancelled: your reservation at ${restaurant}`,
  mail_cancelled_text:
    'We hope to see you another time. If you did not expect this, please get in touch with us.',
  mail_rejected: (restaurant: string) => `No table this time at ${restaurant}`,
  mail_rejected_title: 'We have no table for you this time',
  mail_rejected_text: 'We are sorry that we cannot take your request. Perhaps another day will do?',
  mail_expired: (restaurant: string) => `Lapsed: your reservation at ${restaurant}`,
  mail_expired_title: 'Your reservation has lapsed',
  mail_expired_text: 'It was not confirmed in time, so nothing is booked.',
  mail_reminder: (restaurant: string, when: string) => `See you soon at ${restaurant}: ${when}`,
  mail_reminder_title: 'We are expecting you',
  mail_reminder_text: 'If you cannot come, or are more or fewer, please tell us in time.',
  mail_link: 'The link is meant for you: whoever has it can change your reservation.',

  // pages that are not there
  not_found: 'There is no restaurant to be booked here',
  not_found_text:
    'The link may be wrong, or the restaurant takes no bookings online any more. Please ask the restaurant.',
  not_yours: 'There is no reservation to be seen here',
  not_yours_text: 'A reservation is shown only in the browser that it was made in. Nothing was changed.',
  too_many: 'Too many tries',
  too_many_text: (minutes: number) =>
    `A lot has come from your connection. This try has booked and changed nothing: please try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, or ask the restaurant.`,
  foreign: 'This form came from another website',
  foreign_text: 'Nothing was booked. Please begin again on this page.',
  failed: 'This did not work',
  failed_text:
    'Something went wrong on our side, or the request could not be read. Please try again, or ask the restaurant.',
}

type Same<T> = T extends (...values: infer V) => string ? (...values: V) => string : string

/** Every text: one that is missing in a language does not compile. */
export type Texts = { readonly [K in keyof typeof en]: Same<(typeof en)[K]> }
