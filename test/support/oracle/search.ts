/** What is offered on a day: each of its start times is asked. */
import { decideByRules } from './decide.ts'
import { find, type Answer, type Request, type Restaurant } from './restaurant.ts'
import { startsOn } from './service-day.ts'

export interface Offer {
  hour: string
  answer: Answer
}

/** Every start time of the service on the request's date, with the answer to a booking for it. */
export function offersByRules(restaurant: Restaurant, request: Request): Offer[] {
  const service = find(restaurant.services, request.service_id)
  return startsOn(restaurant, service, request.date).map((hour) => ({
    hour,
    answer: decideByRules(restaurant, { ...request, hour }),
  }))
}
