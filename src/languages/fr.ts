import type { Texts } from './en.ts'

const people = (n: number) => (n === 1 ? '1 personne' : `${n} personnes`)

export const fr: Texts = {
  language: 'Français',
  languages: 'Langue',
  skip: 'Aller au contenu',
  sandbox: 'Un restaurant d’essai : ce qui est réservé ici n’est pas réel.',
  people,

  book_a_table: 'Réserver une table',
  welcome: 'Bienvenue',
  opening_hours: 'Horaires d’ouverture',
  no_hours: 'Nos horaires ne sont pas encore publiés ici.',
  where: 'Nous trouver',
  map: 'Voir sur la carte',
  contact: 'Contact',
  phone: 'Téléphone',
  email: 'E-mail',
  website: 'Site web',
  from_to: (from, to) => `de ${from} à ${to}`,
  every_day: 'Tous les jours',
  season_from: (date) => `à partir du ${date}`,
  season_until: (date) => `jusqu’au ${date}`,
  on_request: 'Sur demande',
  by_phone_only: 'Pas de réservation en ligne',

  choose: 'Réserver une table',
  party: 'Combien serez-vous ?',
  more_than: (n) => `Plus de ${n}`,
  show_days: 'Voir les jours',
  day: 'Quel jour ?',
  previous_month: 'Mois précédent',
  next_month: 'Mois suivant',
  chosen: 'choisi',
  day_free: 'tables libres',
  day_waiting: 'liste d’attente seulement',
  day_full: 'complet',
  day_closed: 'fermé',
  day_not_open: 'pas de réservation en ligne',
  time: (date) => `À quelle heure, ${date} ?`,
  waiting: 'liste d’attente',
  waiting_hint:
    'Les heures avec « liste d’attente » sont complètes : vous pouvez demander à être prévenu si une table se libère.',
  request_hint: 'Les réservations pour ce service sont des demandes : le restaurant répond à chacune.',
  room: 'Où souhaitez-vous être assis ?',
  any_room: 'Peu importe',
  none_on_day: (date, n) => `Plus de table pour ${people(n)} le ${date}.`,
  closed_on_day: (date) => `Aucune table ne peut être réservée en ligne le ${date}.`,
  none_in_month: (month, n) => `Plus de table pour ${people(n)} en ${month}.`,
  nearest: 'Les heures libres les plus proches',
  no_nearest: 'Rien de libre non plus les jours suivants. Essayez un autre jour, ou contactez-nous.',
  too_large: (n) => `Nos tables sont trop petites pour ${people(n)}`,
  too_large_text:
    'Nous ne pouvons pas placer autant de personnes en ligne. Contactez-nous : nous chercherons une solution.',
  too_small: 'Nos tables ne sont pas prévues pour si peu de personnes',
  too_small_text:
    'Aucune des tables réservables en ligne n’est prévue pour si peu de personnes. Contactez-nous.',

  details: 'Vos coordonnées',
  change: 'Changer de jour ou d’heure',
  held: (minutes) =>
    minutes === 1
      ? 'Votre table est gardée encore 1 minute.'
      : `Votre table est gardée encore ${minutes} minutes.`,
  held_over:
    'Votre table n’est plus gardée. Envoyez quand même : si elle est prise, vous pourrez choisir une autre heure.',
  not_held:
    'Cette table est à vous une fois le formulaire envoyé. Elle n’est pas gardée pendant que vous le remplissez.',
  as_request: 'Ceci est une demande : rien n’est réservé tant que le restaurant n’a pas dit oui.',
  as_waiting:
    'Cette heure est complète. Vous vous inscrivez sur la liste d’attente : rien n’est réservé tant qu’une table ne s’est pas libérée et que vous n’avez pas été prévenu.',
  first_name: 'Prénom',
  last_name: 'Nom',
  optional: 'facultatif',
  contact_hint: 'Une adresse e-mail ou un numéro de téléphone suffit, au cas où quelque chose changerait.',
  special_request: 'Que devons-nous savoir ?',
  special_request_hint: 'Une chaise haute, une allergie, un anniversaire.',
  newsletter: (restaurant) => `${restaurant} peut m’envoyer des nouvelles de temps en temps.`,
  privacy: 'Ce que deviennent vos données',
  privacy_text: (restaurant) =>
    `${restaurant} utilise ce que vous indiquez ici pour s’occuper de votre réservation, et pour rien d’autre.`,
  submit_booking: 'Réserver cette table',
  submit_request: 'Envoyer la demande',
  submit_waiting: 'M’inscrire sur la liste d’attente',
  leave_empty: 'Laisser ce champ vide',

  problems: 'Veuillez revoir ceci',
  first_name_missing: 'Indiquez votre prénom.',
  last_name_missing: 'Indiquez votre nom.',
  contact_missing: 'Indiquez une adresse e-mail ou un numéro de téléphone.',
  email_missing: 'Indiquez votre adresse e-mail.',
  email_wrong: 'Indiquez une adresse e-mail comme anna@example.com.',
  phone_missing: 'Indiquez votre numéro de téléphone.',
  phone_wrong: 'Indiquez un numéro de téléphone de 5 à 15 chiffres, comme 01 23 45 67 89.',
  too_long: (most) => `Raccourcissez à ${most} caractères au plus.`,
  trap: 'Un champ caché était rempli, comme le font les programmes. Rien n’est encore réservé. Il est vide à nouveau : veuillez envoyer encore une fois.',
  too_fast:
    'Le formulaire est revenu plus vite qu’on ne tape. Rien n’est encore réservé : veuillez le vérifier et l’envoyer encore une fois.',
  form_old:
    'Le formulaire n’était plus valable. Rien n’est encore réservé : veuillez l’envoyer encore une fois. Votre navigateur doit accepter les cookies.',
  busy: 'Beaucoup de réservations arrivent en ce moment et la vôtre n’est pas passée. Rien n’est encore réservé : veuillez envoyer encore une fois.',
  sandbox_full: 'Ce restaurant d’essai est plein de réservations et n’en accepte plus.',
  lost: 'Votre table n’est plus gardée',
  lost_text: 'Le délai est passé. Ce que vous avez saisi est toujours là : choisissez une heure à nouveau.',
  gone: 'Cette heure vient d’être prise',
  gone_text: 'Quelqu’un a été plus rapide, ou le restaurant l’a fermée. Rien n’est encore réservé.',
  not_bookable: 'Cette heure ne peut pas être réservée',
  not_bookable_text:
    'Elle est passée, trop proche, trop lointaine, ou n’est pas une heure de ce restaurant. Rien n’est encore réservé.',
  blocked: 'Nous ne pouvons pas prendre cette réservation en ligne',
  blocked_text: 'Veuillez contacter le restaurant.',

  done_confirmed: 'Votre table est réservée',
  done_confirmed_text: 'Nous nous réjouissons de vous accueillir.',
  done_request: 'Votre demande est envoyée',
  done_request_text: 'Rien n’est encore réservé. Le restaurant vous répondra.',
  done_waiting: 'Vous êtes sur la liste d’attente',
  done_waiting_text: 'Rien n’est encore réservé. Vous serez prévenu si une table se libère.',
  done_accepted: 'Le restaurant a une table pour vous',
  done_accepted_text: 'Veuillez confirmer votre venue.',
  done_over: 'Cette réservation n’est plus valable',
  done_over_text: 'Elle a été annulée, refusée, ou a expiré.',
  when: 'Quand',
  guests: 'Convives',
  service: 'Service',
  name: 'Nom',
  number: 'Numéro',
  address: 'Adresse',
  book_another: 'Réserver une autre table',

  not_found: 'Il n’y a pas de restaurant à réserver ici',
  not_found_text:
    'Le lien est peut-être erroné, ou le restaurant ne prend plus de réservations en ligne. Veuillez lui demander.',
  not_yours: 'Il n’y a pas de réservation à voir ici',
  not_yours_text:
    'Une réservation n’est visible que dans le navigateur où elle a été faite. Rien n’a été modifié.',
  too_many: 'Trop d’essais',
  too_many_text: (minutes) =>
    `Beaucoup de demandes sont venues de votre connexion. Rien n’est encore réservé : réessayez dans ${minutes === 1 ? 'une minute' : `${minutes} minutes`}, ou contactez le restaurant.`,
  foreign: 'Ce formulaire venait d’un autre site',
  foreign_text: 'Rien n’a été réservé. Veuillez recommencer sur cette page.',
  failed: 'Cela n’a pas marché',
  failed_text:
    'Quelque chose a échoué chez nous, ou la demande était illisible. Veuillez réessayer, ou contacter le restaurant.',
}
