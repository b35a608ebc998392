/** Shapes of requests and answers, by the operations of the server's own description. */
import type { components, operations } from './api.gen.ts'

export type OperationId = keyof operations

type Json<T> = T extends { content: { 'application/json': infer Content } } ? Content : never
type Success<Responses> = Responses[keyof Responses & (200 | 201)]

/** What a successful call answers. */
export type Answer<Operation extends OperationId> = Json<Success<operations[Operation]['responses']>>
/** What a call takes as its body. */
export type Body<Operation extends OperationId> = Json<NonNullable<operations[Operation]['requestBody']>>
/** What a call takes in its query. */
export type Query<Operation extends OperationId> = NonNullable<operations[Operation]['parameters']['query']>
/** The ids in the path of a call. */
export type Path<Operation extends OperationId> = NonNullable<operations[Operation]['parameters']['path']>

type Schemas = components['schemas']
export type BookingLink = Schemas['BookingLink']
export type Client = Schemas['Client']
export type Closure = Schemas['Closure']
export type CreatedClient = Schemas['CreatedClient']
export type Customer = Schemas['Customer']
export type AuditEntry = Schemas['AuditEntry']
export type CustomerDetails = Schemas['CustomerDetails']
export type CustomerExport = Schemas['CustomerExport']
export type DaySlots = Schemas['DaySlots']
export type GoogleAnswer = Schemas['GoogleAnswer']
export type Reassignment = Schemas['Reassignment']
export type HistoryEntry = Schemas['HistoryEntry']
export type ManageLink = Schemas['ManageLink']
export type Hold = Schemas['Hold']
export type Logo = Schemas['Logo']
export type Mail = Schemas['Mail']
export type Order = Schemas['Order']
export type Photo = Schemas['Photo']
export type Property = Schemas['Property']
export type Reservation = Schemas['Reservation']
export type Room = Schemas['Room']
export type SandboxClock = Schemas['SandboxClock']
export type SandboxSeeded = Schemas['SandboxSeeded']
export type Service = Schemas['Service']
export type SpecialDay = Schemas['SpecialDay']
export type Table = Schemas['Table']
export type Warning = Schemas['Warning']
export type WebhookDelivery = Schemas['WebhookDelivery']
export type WebhookSubscription = Schemas['WebhookSubscription']

/** A reservation with what staff should know of it: what a guest would have been refused for. */
export type BookedReservation = Reservation & { warnings?: Warning[] }

/** Some rows, and where the next ones start when there are more. */
export interface Page<T> {
  data: T[]
  next_cursor?: string
}
