/** People who do not exist, at addresses and numbers that are kept free for such. */
export interface InventedGuest {
  first_name: string
  last_name: string
  email: string
  phone: string
}

const NAMES = `
  Ada Bianchi, Bruno Conti, Carla De Luca, Dario Esposito, Elena Ferrari, Fabio Gallo, Giulia Greco, Hans Huber,
  Irene Lombardi, Jonas Keller, Klara Novak, Luca Marino, Marta Moretti, Nina Olsen, Oscar Pereira, Paola Ricci,
  Quentin Roux, Rosa Romano, Silvia Serra, Tomas Svoboda, Ugo Testa, Vera Villa, William Young, Zoe Zanetti,
  Amelia Adams, Ben Baker, Chiara Costa, Diego Dominguez, Eva Engel, Franco Fontana, Greta Graf, Hugo Hernandez,
  Ines Iglesias, Julia Jansen, Karim Khalil, Lea Laurent, Mario Monti, Noor Nasser, Olga Orlova, Pietro Pace`

export const GUESTS: readonly InventedGuest[] = NAMES.split(',').map((name, n) => {
  const [first_name = '', ...rest] = name.trim().split(' ')
  const last_name = rest.join(' ')
  const local = `${first_name}.${rest.join('')}`.toLowerCase()
  // numbers from +44 7700 900000 on are given to nobody
  const phone = `+447700900${String(100 + n)}`
  return { first_name, last_name, email: `${local}@example.com`, phone }
})

export const WISHES = [
  'A quiet table, please.',
  'By the window, if possible.',
  'One of us cannot have gluten.',
  'We come with a pram.',
  'It is a birthday.',
  'Vegetarian for two.',
] as const
