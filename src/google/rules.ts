import type { FieldProblem } from '../kernel/refusal.ts'

/** What Google asks of a restaurant (`api.md`, section 1.6: ApiAccountValidationException). */
export interface Candidate {
  name: string
  sandbox: boolean
  phone: string | null
  address: string | null
  city: string | null
  zip: string | null
  country: string | null
  latitude: number | null
  longitude: number | null
  has_online_service: boolean
  has_bookable_table: boolean
}

/** What is missing: the field and, in words, what it should be. An empty list when the property qualifies. */
export function missingForGoogle(candidate: Candidate): FieldProblem[] {
  const filled = (value: string | number | null) => value !== null && value !== ''
  const checks: [boolean, string, string?][] = [
    [!candidate.sandbox, 'sandbox', 'a property that is not a sandbox'],
    [filled(candidate.name), 'name'],
    [filled(candidate.phone), 'phone'],
    [filled(candidate.address), 'address'],
    [filled(candidate.city), 'city'],
    [filled(candidate.zip), 'zip'],
    [filled(candidate.country), 'country'],
    [filled(candidate.latitude), 'latitude'],
    [filled(candidate.longitude), 'longitude'],
    [candidate.has_online_service, 'services', 'a service that is bookable online'],
    [candidate.has_bookable_table, 'tables', 'a bookable table in a bookable room'],
  ]
  return checks.filter(([met]) => !met).map(([, path, message = path]) => ({ path, message }))
}
