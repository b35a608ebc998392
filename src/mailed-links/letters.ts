/** What mails with links say. Nothing in them was written by whoever asked for one, but names. */
import { writeLetter } from '../mail/letter.ts'
import type { NewMail } from '../mail/queue.ts'

type Written = Omit<NewMail, 'to'>

const IGNORE = 'If you did not ask for this, ignore this mail: nothing happens unless the link is used.'

/** Without the user's name: anybody can register with any address, and would choose what a stranger reads. */
export function verifyLetter(url: string, minutes: number): Written {
  const subject = 'Confirm your e-mail address'
  const letter = writeLetter({
    language: 'en',
    title: subject,
    paragraphs: [
      'Somebody has registered with this e-mail address at a restaurant reservation server. If it was you, confirm that the address is yours.',
    ],
    action: { label: 'Confirm the address', url },
    notes: [`The link works once, within ${minutes} minutes.`, IGNORE],
  })
  return { kind: 'VERIFY_ADDRESS', subject, ...letter, useful: minutes * 60 }
}

export function resetLetter(username: string, url: string, minutes: number): Written {
  const subject = 'Choose a new password'
  const letter = writeLetter({
    language: 'en',
    title: subject,
    paragraphs: [`A new password was asked for, for the user ${username}.`],
    action: { label: 'Choose a new password', url },
    notes: [`The link works once, within ${minutes} minutes.`, IGNORE],
  })
  return { kind: 'RESET_PASSWORD', subject, ...letter, useful: minutes * 60 }
}

export function invitationLetter(restaurant: string, role: string, url: string, days: number): Written {
  const subject = `${restaurant} invites you`
  const letter = writeLetter({
    language: 'en',
    title: subject,
    paragraphs: [`You are invited to work at ${restaurant} as ${role}.`],
    action: { label: 'See the invitation', url },
    notes: [`The link works once, within ${days} days.`, IGNORE],
  })
  return { kind: 'INVITATION', subject, ...letter }
}
