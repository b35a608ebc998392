export interface paths {
    "/octotable-auth/api/v2/oauth2/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get an access token
         * @description OAuth 2.0: client credentials, or what the connect flow gave, a code or a refresh token. The client authenticates in the form or by HTTP Basic. Send the token with every other call.
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-auth/api/v2/oauth2/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a token back
         * @description RFC 7009. An access token is refused from then on; a refresh token ends its connection with all tokens of it. What is no token is taken back already.
         */
        post: operations["revokeToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-auth/api/v2/oauth2/introspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask whether a token is good
         * @description RFC 7662. A client learns of its own tokens only; any other is not active.
         */
        post: operations["introspectToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-auth/api/v2/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the public keys
         * @description The keys that access tokens are signed with, as a JSON Web Key Set.
         */
        get: operations["getKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-auth/api/v2/.well-known/oauth-authorization-server": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the metadata of the authorization server
         * @description Where tokens come from and how, as RFC 8414 has it. It lists only what exists.
         */
        get: operations["getAuthorizationServerMetadata"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-auth/api/v2/.well-known/openid-configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the metadata of the authorization server
         * @description Where tokens come from and how, as RFC 8414 has it. It lists only what exists.
         */
        get: operations["getOpenidConfiguration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-auth/api/v2/api-account/oauth2/client": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See the own client
         * @description The client of the token, and where the connect flow may go back to.
         */
        get: operations["getClient"];
        /**
         * Change the own client
         * @description Other addresses to go back to, or a new secret: the former one is good for an overlap, or with revoke_now neither it nor any token from then on.
         */
        put: operations["updateClient"];
        /**
         * Create a client
         * @description Registers an OAuth 2.0 client and sets up a sandbox property, with lunch and dinner, to try things in. Secret and password are shown in this answer only.
         */
        post: operations["createClient"];
        /**
         * Delete the own client
         * @description Ends the client, its grants, webhooks and tokens. Restaurants and their reservations stay.
         */
        delete: operations["deleteClient"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/properties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List properties
         * @description The restaurants whose set-up this token may read.
         */
        get: operations["listProperties"];
        put?: never;
        /**
         * Create a property
         * @description A restaurant that belongs to this client. It has no rooms and no services yet, and may wait for approval.
         */
        post: operations["createProperty"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/properties/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a property
         * @description One restaurant with its settings.
         */
        get: operations["getProperty"];
        /**
         * Change a property
         * @description A field left out keeps its value, null clears it. Another time zone keeps the wall times of upcoming reservations; 409 names those that it would skip, or put at a table that is taken.
         */
        put: operations["updateProperty"];
        post?: never;
        /**
         * Disable a property
         * @description Takes a restaurant without upcoming reservations out of use. Its reservations are kept.
         */
        delete: operations["deleteProperty"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/properties/{id}/sandbox/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Extend a sandbox
         * @description Lets a sandbox live longer, within the limit that the operator sets (409 names it). Works for one that has expired, too, until it is deleted 30 days after.
         */
        post: operations["extendSandbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/properties/{id}/sandbox/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Empty a sandbox
         * @description Back to two services and no room. Reservations, holds, guests, closures and special days are gone and nobody is told; webhook subscriptions, settings, clock and end stay.
         */
        post: operations["resetSandbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/properties/{id}/sandbox/seed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Furnish a sandbox
         * @description Two rooms with twelve tables and groups, and a week of reservations around the property's now: the same for the same seed, now and services. They are made by the same rules as any other, and subscribers are told of them. 409 where there are rooms already: reset first.
         */
        post: operations["seedSandbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/properties/{id}/sandbox/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the clock of a sandbox
         * @description What time it is at this sandbox.
         */
        get: operations["getSandboxClock"];
        /**
         * Set the clock of a sandbox
         * @description Everything that depends on the time at this restaurant goes by it from then on: what can be booked, requests and holds that run out, no-shows. Set back, holds keep the time that they had left. Tokens, webhook deliveries and the end of the sandbox itself go by the real time. A local time that a clock change skips is 400; one that occurs twice is the first.
         */
        put: operations["setSandboxClock"];
        post?: never;
        /**
         * Return a sandbox to the real time
         * @description The same as setting its clock to null.
         */
        delete: operations["resetSandboxClock"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/properties/{id}/logo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the logo
         * @description Where its files are. 404 while the property has none.
         */
        get: operations["getLogo"];
        /**
         * Set the logo
         * @description In the place of the one before. It is shown at the top of every page. Send the picture itself as the body: a still JPEG, PNG, WebP, AVIF or GIF of at most 10 MB and 50 million pixels. What it is, is decided by its content alone; it is turned the right way up and kept without where and when it was taken. A sandbox takes pictures once the e-mail address of its owner is confirmed.
         */
        put: operations["setLogo"];
        post?: never;
        /**
         * Delete the logo
         * @description The pages show the name alone again.
         */
        delete: operations["deleteLogo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/properties/{id}/photos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the photos
         * @description In the order in which pages show them, with what is said of each.
         */
        get: operations["listPhotos"];
        put?: never;
        /**
         * Add a photo
         * @description After those that there are, 20 at most; describe it with PUT then. Send the picture itself as the body: a still JPEG, PNG, WebP, AVIF or GIF of at most 10 MB and 50 million pixels. What it is, is decided by its content alone; it is turned the right way up and kept without where and when it was taken. A sandbox takes pictures once the e-mail address of its owner is confirmed.
         */
        post: operations["addPhoto"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/properties/{id}/photos/{photo_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Describe or move a photo
         * @description What is on it, in as many languages as you like, and its place. The picture itself never changes: another one is another photo.
         */
        put: operations["updatePhoto"];
        post?: never;
        /**
         * Delete a photo
         * @description It is gone from the pages at once, and cannot be loaded any more.
         */
        delete: operations["deletePhoto"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/webhooks/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Webhook subscriptions of the client
         * @description At all of its properties, by id.
         */
        get: operations["listWebhookSubscriptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/webhooks/subscription/{subscription_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One webhook subscription
         * @description With the reason, where it was disabled.
         */
        get: operations["getWebhookSubscription"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/webhook/subscription/{subscription_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a webhook subscription
         * @description Another endpoint enables it again, and gets what is still to be delivered.
         */
        put: operations["updateWebhookSubscription"];
        post?: never;
        /**
         * End a webhook subscription
         * @description What was still to be delivered is not delivered.
         */
        delete: operations["deleteWebhookSubscription"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/webhooks/subscription/{subscription_id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace the secret of a webhook subscription
         * @description Until the overlap is over, deliveries are signed with the former secret too.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/webhooks/subscription/{subscription_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a webhook subscription
         * @description Sends a sample, marked by `"test": true`, like any other delivery.
         */
        post: operations["testWebhookSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/webhooks/subscription/{subscription_id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Deliveries of a webhook subscription
         * @description Of the last thirty days, newest first: what became of them, and why.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/webhooks/subscription/{subscription_id}/deliveries/{delivery_id}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver again
         * @description At once, whatever became of it before; a disabled subscription is enabled.
         */
        post: operations["redeliverWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/rooms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rooms of the property
         * @description All rooms with their tables and groups, by position.
         */
        get: operations["listRooms"];
        put?: never;
        /**
         * Create a room
         * @description Adds a room without tables.
         */
        post: operations["createRoom"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/rooms/{room_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One room
         * @description One room with its tables and groups.
         */
        get: operations["getRoom"];
        /**
         * Change a room
         * @description Changes the fields that are sent; `null` returns one to its default.
         */
        put: operations["updateRoom"];
        post?: never;
        /**
         * Delete a room
         * @description Takes a room and its tables out of use. Refused while the room has upcoming reservations; past ones keep its name.
         */
        delete: operations["deleteRoom"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tables of the property
         * @description All tables and groups of the property, by position.
         */
        get: operations["listTables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/room/{room_id}/tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tables of a room
         * @description Tables and groups of one room, by position. With `start_date`, `free` tells whether guests could book the table online for that party then.
         */
        get: operations["listRoomTables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/room/{room_id}/table/{table_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One table
         * @description One table or group of a room.
         */
        get: operations["getTable"];
        /**
         * Change a table
         * @description Changes the fields that are sent. `room_id` moves it to another room, unless upcoming reservations or a group use it. The members of a group stay while it has upcoming reservations.
         */
        put: operations["updateTable"];
        post?: never;
        /**
         * Delete a table
         * @description Takes a table out of use, with the groups that contain it. Refused while upcoming reservations use one of them.
         */
        delete: operations["deleteTable"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/room/{room_id}/table": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a table or a group
         * @description Adds a table to a room. With `group` and `table_ids` it is a combination of tables that are there already, booked as one.
         */
        post: operations["createTable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Services of the property
         * @description All services (opening hours such as lunch and dinner), by start time.
         */
        get: operations["listServices"];
        put?: never;
        /**
         * Create a service
         * @description Adds opening hours on some weekdays, with the rules by which they can be booked.
         */
        post: operations["createService"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/services/{service_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One service
         * @description One service with its start times.
         */
        get: operations["getService"];
        /**
         * Change a service
         * @description Changes the fields that are sent; `null` returns one to its default, `slots: null` to derived start times. Reservations that are there already stay as they are.
         */
        put: operations["updateService"];
        post?: never;
        /**
         * Delete a service
         * @description Takes a service out of use. Refused while it has upcoming reservations; past ones keep its name.
         */
        delete: operations["deleteService"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/special-days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Special days of the property
         * @description Dates on which a service is not as always, by date; past ones too.
         */
        get: operations["listSpecialDays"];
        put?: never;
        /**
         * Create a special day
         * @description Gives a service other hours, start times or limits on one date, lets it run there whatever its weekdays and season are, or closes it. One for each service and date.
         */
        post: operations["createSpecialDay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/special-days/{special_day_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One special day
         * @description One special day; what is left out is as the service always has it.
         */
        get: operations["getSpecialDay"];
        /**
         * Change a special day
         * @description Changes the fields that are sent; `null` returns one to what the service always has. Reservations that are there already stay as they are.
         */
        put: operations["updateSpecialDay"];
        post?: never;
        /**
         * Delete a special day
         * @description The service is on that date as it always is.
         */
        delete: operations["deleteSpecialDay"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/closures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Closures of the property
         * @description What is out of order when, by first service day; past ones too.
         */
        get: operations["listClosures"];
        put?: never;
        /**
         * Create a closure
         * @description Closes start times of tables, at once and for staff too. Reservations stay as they are; those that it hits are listed in `affected`.
         */
        post: operations["createClosure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/closures/{closure_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One closure
         * @description One closure, without the reservations that it hits.
         */
        get: operations["getClosure"];
        /**
         * Change a closure
         * @description Changes the fields that are sent; `null` returns a list to all. Reservations that it hits then are listed in `affected`.
         */
        put: operations["updateClosure"];
        post?: never;
        /**
         * Delete a closure
         * @description Opens again what it closed, at once.
         */
        delete: operations["deleteClosure"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/bookings/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find free slots
         * @description The start times that an online booking could get, for each day and service.
         */
        get: operations["findSlots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/bookings/rooms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find rooms with free tables
         * @description Rooms and their tables that could take a party at a time; a list inside the list.
         */
        get: operations["findFreeRooms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/bookings/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the links of the booking engine
         * @description Absolute addresses of the pages on which guests book.
         */
        get: operations["listBookingLinks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/bookings/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hold tables
         * @description Keeps the tables that a reservation would get for some minutes. Send its id as hold_id with the reservation.
         */
        post: operations["takeHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/bookings/holds/{hold_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Give a hold back
         * @description Frees its tables before it expires. A hold that is over is not found.
         */
        delete: operations["giveBackHold"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/reservations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find reservations
         * @description By filters that combine with AND; newest id first, with a date filter earliest start first.
         */
        get: operations["listReservations"];
        put?: never;
        /**
         * Create a reservation
         * @description Checks the booking rules of the channel and assigns the best free table where none is given.
         */
        post: operations["createReservation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/reservations/{reservation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find a reservation
         * @description One reservation, whatever its status.
         */
        get: operations["getReservation"];
        /**
         * Change a reservation
         * @description A field left out keeps its value. Only a change of date, hour, pax, service, room or tables is checked again.
         */
        put: operations["updateReservation"];
        post?: never;
        /**
         * Cancel a reservation
         * @description Sets the status CANCELLED; with undo=true whoever cancelled it takes that back within ten minutes.
         */
        delete: operations["cancelReservation"];
        options?: never;
        head?: never;
        /**
         * Decide a reservation
         * @description Moves a reservation to another status, where the table of transitions allows it.
         */
        patch: operations["decideReservation"];
        trace?: never;
    };
    "/octotable-pms/api/v2/reservations/{reservation_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the history of a reservation
         * @description Every change, the first one first: who, when, and what from and to.
         */
        get: operations["getReservationHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/reservations/reassign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find a better seating
         * @description Other tables for the parties of a service day that have not arrived, so that more parties fit. Tables given by hand stay. With apply=true the moves are performed, all of them or none.
         */
        post: operations["reassignTables"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/reservations/{reservation_id}/checkin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Check a party in
         * @description Sets the time; the status stays. With undo=true the time is taken back.
         */
        patch: operations["checkinReservation"];
        trace?: never;
    };
    "/octotable-pms/api/v2/reservations/{reservation_id}/checkout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Check a party out
         * @description Sets the time; the status stays. With undo=true the time is taken back.
         */
        patch: operations["checkoutReservation"];
        trace?: never;
    };
    "/octotable-pms/api/v2/reservations/{reservation_id}/no-show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Mark a party as a no-show
         * @description From the start on: the rest of the stay is free, the status stays. With undo=true the rest is taken back, if it still is free.
         */
        patch: operations["markNoShow"];
        trace?: never;
    };
    "/octotable-pms/api/v2/reservations/{reservation_id}/manage-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Copy the link of the guest
         * @description The address at which the guest sees, changes and cancels the reservation, for guests who get no mail. It is the same each time, until the reservation is over or becomes that of another guest.
         */
        get: operations["getManageLink"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find guests
         * @description By filters that combine with AND, newest first. Who left neither name nor contact, like most walk-ins, is not listed.
         */
        get: operations["listCustomers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/customers/{customer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find a guest
         * @description One guest, with the number of reservations and of no-shows.
         */
        get: operations["getCustomer"];
        /**
         * Change a guest
         * @description A field left out keeps its value, `null` clears it. Blocking counts for later bookings; those there are stay.
         */
        put: operations["updateCustomer"];
        post?: never;
        /**
         * Anonymise a guest
         * @description Takes name, contact, notes and requests of the guest out of everything that is kept, for good: reservations, which stay and are counted, their history, messages to other software, answers kept for repetitions. Refused while the guest has upcoming reservations. Can be repeated.
         */
        delete: operations["anonymiseCustomer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/customers/{customer_id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get everything about a guest
         * @description What is kept of the guest, for the guest who asks: reservations, their history, what other software was told, and answers kept for repetitions. Is recorded in the audit log.
         */
        get: operations["exportCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Orders of the property
         * @description Orders that hang on reservations. There are no menus to order from yet, so the list is empty.
         */
        get: operations["listOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/reservations/google": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enable the Google engine
         * @description Checks that the property qualifies and records that it wants to be bookable through Google.
         */
        post: operations["enableGoogleEngine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/webhooks/subscription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Subscribe to a webhook
         * @description From now on what happens at the property is sent to the endpoint, signed by Standard Webhooks with the secret of this answer. Belongs to the client.
         */
        post: operations["createWebhookSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the audit log
         * @description What was done to accounts and access at the property, and to the caller: by whom, when, from where; newest first. For the client that the property belongs to, with a token of its own credentials, and for owners at the staff door: software that was connected is refused, whatever it was allowed.
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/octotable-pms/api/v2/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mails of the sandbox
         * @description A sandbox mails nobody: what it would have sent is kept here for thirty days, newest first. Live properties send theirs and refuse this.
         */
        get: operations["listMails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @example {
         *       "id": 812,
         *       "at": "2026-05-15T17:30:00.250Z",
         *       "action": "webhook.secret_rotated",
         *       "actor": "client:124",
         *       "subject": "webhook:9",
         *       "address": "203.0.113.7",
         *       "detail": {
         *         "overlap_minutes": 60
         *       }
         *     }
         */
        AuditEntry: {
            /**
             * Format: int64
             * @description the entry
             */
            id: number;
            /**
             * Format: date-time
             * @description when, by the clock of the server and not of the property
             * @example 2026-05-15T17:30:00.250Z
             */
            at: string;
            /**
             * @description what was done
             * @enum {unknown}
             */
            action: "client.changed" | "client.created" | "client.deleted" | "client.disabled" | "client.secret_rotated" | "consent.given" | "consent.withdrawn" | "customer.anonymised" | "customer.exported" | "keys.rotated" | "mail.exported" | "member.removed" | "member.role_changed" | "operator.command" | "property.approved" | "property.disabled" | "sandbox.deleted" | "token.refused" | "token.revoked" | "user.address_verified" | "user.created" | "user.invitation_accepted" | "user.invited" | "user.password_changed" | "user.password_reset" | "user.recovery_code_used" | "user.second_factor_asked" | "user.second_factor_off" | "user.second_factor_on" | "user.sessions_ended" | "user.sign_in_failed" | "user.sign_in_throttled" | "user.signed_in" | "user.signed_out" | "webhook.secret_rotated";
            /** @description who: client:<id>, user:<id>, operator, system, or anonymous */
            actor: string;
            /** @description what it was done to, by kind and id */
            subject?: string;
            /** @description the address that the caller called from */
            address?: string;
            /** @description more of it, by action */
            detail: {
                [key: string]: unknown;
            };
        };
        /**
         * @description What the authorization server offers, and where
         * @example {
         *       "issuer": "http://127.0.0.1:8080/octotable-auth/api/v2",
         *       "authorization_endpoint": "http://127.0.0.1:8080/octotable-auth/api/v2/oauth2/authorize",
         *       "token_endpoint": "http://127.0.0.1:8080/octotable-auth/api/v2/oauth2/token",
         *       "revocation_endpoint": "http://127.0.0.1:8080/octotable-auth/api/v2/oauth2/revoke",
         *       "introspection_endpoint": "http://127.0.0.1:8080/octotable-auth/api/v2/oauth2/introspect",
         *       "jwks_uri": "http://127.0.0.1:8080/octotable-auth/api/v2/.well-known/jwks.json",
         *       "scopes_supported": [
         *         "reservations:read",
         *         "reservations:write",
         *         "reservations:staff",
         *         "customers:read",
         *         "customers:write",
         *         "setup:read",
         *         "setup:write",
         *         "webhooks"
         *       ],
         *       "grant_types_supported": [
         *         "client_credentials",
         *         "authorization_code",
         *         "refresh_token"
         *       ],
         *       "response_types_supported": [
         *         "code"
         *       ],
         *       "response_modes_supported": [
         *         "query"
         *       ],
         *       "code_challenge_methods_supported": [
         *         "S256"
         *       ],
         *       "authorization_response_iss_parameter_supported": true,
         *       "token_endpoint_auth_methods_supported": [
         *         "client_secret_post",
         *         "client_secret_basic"
         *       ],
         *       "revocation_endpoint_auth_methods_supported": [
         *         "client_secret_post",
         *         "client_secret_basic"
         *       ],
         *       "introspection_endpoint_auth_methods_supported": [
         *         "client_secret_post",
         *         "client_secret_basic"
         *       ]
         *     }
         */
        AuthorizationServerMetadata: {
            /** @description the iss and the aud of access tokens */
            issuer: string;
            /** @description where the connect flow begins */
            authorization_endpoint: string;
            /** @description where tokens are issued */
            token_endpoint: string;
            /** @description where tokens are taken back */
            revocation_endpoint: string;
            /** @description where it can be asked whether a token is good */
            introspection_endpoint: string;
            /** @description where the public keys are */
            jwks_uri: string;
            /** @description what tokens may do */
            scopes_supported: string[];
            /** @description grants of the token endpoint */
            grant_types_supported: string[];
            /** @description what the connect flow gives */
            response_types_supported: string[];
            /** @description how it is given */
            response_modes_supported: string[];
            /** @description PKCE; without it there is no code */
            code_challenge_methods_supported: string[];
            /** @description the issuer comes with the code (RFC 9207) */
            authorization_response_iss_parameter_supported: boolean;
            /** @description how clients authenticate */
            token_endpoint_auth_methods_supported: string[];
            /** @description how clients authenticate */
            revocation_endpoint_auth_methods_supported: string[];
            /** @description how clients authenticate */
            introspection_endpoint_auth_methods_supported: string[];
        };
        /**
         * @example {
         *       "id": 30601,
         *       "title": "Lunch",
         *       "available_slots": [
         *         "12:00:00",
         *         "12:30:00"
         *       ]
         *     }
         */
        AvailableService: {
            /**
             * Format: int64
             * @description the service
             */
            id: number;
            /** @description its name */
            title: string;
            available_slots: string[];
            /** @description start times that are full: a booking for one of them waits for a table */
            waiting_slots?: string[];
            refused_slots?: {
                /**
                 * Format: time-of-day
                 * @description a start time
                 * @example 19:30:00
                 */
                time: string;
                /** @description why it is not offered */
                reason: string;
            }[];
            slots?: {
                /**
                 * Format: time-of-day
                 * @description a start time
                 * @example 19:30:00
                 */
                time: string;
                /** @description every table of every room is out of order then */
                disabled: boolean;
            }[];
        };
        /**
         * @example {
         *       "name": "BOOKING_ENGINE_PAGE",
         *       "link": "http://127.0.0.1:8080/book/restaurant/999643/booking/new"
         *     }
         */
        BookingLink: {
            /**
             * @description which page
             * @enum {unknown}
             */
            name: "BOOKING_ENGINE_PAGE" | "SERVICES_PAGE" | "WELCOME_PAGE";
            /** @description its address */
            link: string;
        };
        /**
         * @example {
         *       "id": 124,
         *       "client_id": "public_8956990355e6df036-b5ff-48cd-b8be-b3d93fb752",
         *       "redirect_uri": "https://app.example/connected",
         *       "redirect_uris": [
         *         "https://app.example/connected"
         *       ]
         *     }
         */
        Client: {
            /**
             * Format: int64
             * @description the client
             */
            id: number;
            /** @description what the token endpoint takes */
            client_id: string;
            /** @description the new secret; shown once, where it was made */
            client_secret?: string;
            /** @description the first of them */
            redirect_uri: string;
            /** @description where the connect flow may go back to */
            redirect_uris: string[];
            /**
             * Format: date-time
             * @description until when the former secret is good as well
             * @example 2026-05-15T17:30:00.250Z
             */
            former_secret_until?: string;
        };
        /**
         * @example {
         *       "redirect_uri": "http://localhost:8183/main-page",
         *       "sandbox_property": {
         *         "name": "Your Company SPA",
         *         "username": "yourcompany100@demo.com",
         *         "password": "yourCompany123!",
         *         "description": "A financial institution specializing in global banking",
         *         "email": "yourcompany1@demo.com",
         *         "website": "www.yourcmpany.com",
         *         "phone": "+1234567890",
         *         "position": {
         *           "latitude": 45.4442,
         *           "longitude": 9.99,
         *           "country": "IT",
         *           "address": "Piazza, 33",
         *           "city": "Milan",
         *           "zip": "20154"
         *         }
         *       }
         *     }
         */
        ClientCreate: {
            /**
             * @description absolute http or https address, without fragment and credentials
             * @example http://localhost:8183/main-page
             */
            redirect_uri: string;
            sandbox_property: {
                /** @description name of the property */
                name: string;
                /** @description login of the property's first user: a.b.123 or an e-mail address; unique, case-insensitive */
                username: string;
                /**
                 * Format: password
                 * @description password of that user: 8 to 128 characters, with a lower-case letter, an upper-case letter and a digit
                 */
                password: string;
                /** @description e-mail address of the property and of its first user */
                email: string;
                /** @description text about the property */
                description?: string;
                /** @description address of its website; the scheme may be left out */
                website?: string;
                /** @description any text with 5 to 15 digits */
                phone?: string;
                position?: components["schemas"]["Position"];
            };
        };
        /**
         * @example {
         *       "redirect_uri": [
         *         "https://app.example/connected"
         *       ],
         *       "rotate": true,
         *       "overlap_minutes": 60
         *     }
         */
        ClientUpdate: {
            /** @description one address, or all of them in a list; the connect flow goes back to these only */
            redirect_uri?: string | string[];
            /** @description makes a new secret, which this answer shows */
            rotate?: boolean;
            /** @description how long the former secret is good as well; default 60 */
            overlap_minutes?: number;
            /** @description with rotate: neither the former secret nor any token is good any more, that of this call too */
            revoke_now?: boolean;
        };
        /**
         * @example {
         *       "id": 40012,
         *       "start_date": "2026-08-10",
         *       "end_date": "2026-08-14",
         *       "slots": [
         *         "19:00:00",
         *         "19:30:00"
         *       ],
         *       "table_ids": [
         *         148129
         *       ],
         *       "reason": "The window is being repaired",
         *       "author": "client:124",
         *       "created_at": "2026-08-03T09:41:07",
         *       "affected": [
         *         {
         *           "id": 32992280
         *         }
         *       ]
         *     }
         */
        Closure: {
            /**
             * Format: int64
             * @description the closure
             */
            id: number;
            /**
             * Format: date
             * @description first service day
             * @example 2026-05-15
             */
            start_date: string;
            /**
             * Format: date
             * @description last service day, inclusive
             * @example 2026-05-15
             */
            end_date: string;
            /** @description services that it closes; left out: all */
            service_ids?: number[];
            /** @description start times that it closes, each until the next one; left out: all */
            slots?: string[];
            /** @description rooms that it closes; left out: all */
            room_ids?: number[];
            /** @description tables that it closes, a group stands for its members; left out: all */
            table_ids?: number[];
            /** @description why, for staff */
            reason?: string;
            /** @description who made it: client:<id> or user:<id> */
            author: string;
            /**
             * Format: local-date-time
             * @description when it was made
             * @example 2026-05-15T19:30:00
             */
            created_at: string;
            /** @description after creating and changing: upcoming reservations that it hits; they stay as they are until somebody moves them */
            affected?: {
                /**
                 * Format: int64
                 * @description a reservation
                 */
                id: number;
            }[];
        };
        /**
         * @example {
         *       "start_date": "2026-08-10",
         *       "end_date": "2026-08-14",
         *       "slots": [
         *         "19:00:00",
         *         "19:30:00"
         *       ],
         *       "table_ids": [
         *         148129
         *       ],
         *       "reason": "The window is being repaired"
         *     }
         */
        ClosureCreate: {
            /**
             * Format: date
             * @description first service day
             * @example 2026-05-15
             */
            start_date: string;
            /**
             * Format: date
             * @description last service day, inclusive; default: start_date
             * @example 2026-05-15
             */
            end_date?: string;
            /** @description services that it closes; left out: all */
            service_ids?: number[];
            /** @description start times that it closes, each until the next one; left out: all */
            slots?: string[];
            /** @description rooms that it closes; left out: all */
            room_ids?: number[];
            /** @description tables that it closes, a group stands for its members; left out: all */
            table_ids?: number[];
            /** @description why, for staff */
            reason?: string;
        };
        /**
         * @example {
         *       "end_date": "2026-08-16",
         *       "slots": null
         *     }
         */
        ClosureUpdate: {
            /**
             * Format: date
             * @description first service day
             * @example 2026-05-15
             */
            start_date?: string;
            end_date?: string | null;
            service_ids?: number[] | null;
            slots?: string[] | null;
            room_ids?: number[] | null;
            table_ids?: number[] | null;
            reason?: string | null;
        };
        /**
         * @example {
         *       "client_id": "public_8956990355e6df036-b5ff-48cd-b8be-b3d93fb752",
         *       "client_secret": "12404a0a-9cbf-4b40-82cc-32296e92c515",
         *       "id": 124,
         *       "username": "yourcompany100@demo.com",
         *       "password": "yourCompany123!",
         *       "properties": [
         *         {
         *           "enabled": true,
         *           "id": 999641,
         *           "name": "Your Company SPA",
         *           "position": {},
         *           "sandbox": true,
         *           "expires_at": "2025-06-14T10:00:00",
         *           "timezone": "Europe/Rome"
         *         }
         *       ],
         *       "redirect_uri": "http://localhost:8183/main-page"
         *     }
         */
        CreatedClient: {
            /** @description what the token endpoint takes */
            client_id: string;
            /** @description shown in this answer only */
            client_secret: string;
            /**
             * Format: int64
             * @description the client
             */
            id: number;
            /** @description as sent */
            username: string;
            /** @description as sent; shown in this answer only */
            password: string;
            properties: {
                /** @description true */
                enabled: boolean;
                /**
                 * Format: int64
                 * @description the property: what the Property header takes
                 */
                id: number;
                /** @description as sent */
                name: string;
                position: components["schemas"]["Position"];
                /** @description true */
                sandbox: boolean;
                /**
                 * Format: local-date-time
                 * @description until when the sandbox lives, in its own local time
                 * @example 2026-05-15T19:30:00
                 */
                expires_at: string;
                /** @description IANA time zone, from its coordinates, else its country */
                timezone: string;
            }[];
            /** @description as sent */
            redirect_uri: string;
        };
        /**
         * @example {
         *       "id": 33942074,
         *       "first_name": "Adam",
         *       "last_name": "Devis",
         *       "email": "adam@example.com",
         *       "phone": "+393332211456"
         *     }
         */
        Customer: {
            /**
             * Format: int64
             * @description the guest
             */
            id: number;
            /** @description given name; staff may leave it empty */
            first_name: string;
            /** @description family name; may be empty */
            last_name: string;
            /** @description e-mail address; an empty one means none */
            email?: string;
            /** @description phone in any usual form; answered in E.164 where it is a possible number */
            phone?: string;
        };
        CustomerChange: {
            /**
             * Format: int64
             * @description a guest already known here; fields sent with it update that guest
             */
            id?: number;
            first_name?: string | null;
            last_name?: string | null;
            email?: string | null;
            phone?: string | null;
        };
        /**
         * @example {
         *       "id": 33942074,
         *       "first_name": "Adam",
         *       "last_name": "Devis",
         *       "email": "adam@example.com",
         *       "phone": "+393332211456",
         *       "blocked": false,
         *       "notes": "",
         *       "reservation_count": 4,
         *       "no_show_count": 1
         *     }
         */
        CustomerDetails: {
            /**
             * Format: int64
             * @description the guest
             */
            id: number;
            /** @description given name; staff may leave it empty */
            first_name: string;
            /** @description family name; may be empty */
            last_name: string;
            /** @description e-mail address; an empty one means none */
            email?: string;
            /** @description phone in any usual form; answered in E.164 where it is a possible number */
            phone?: string;
            /** @description online bookings of anybody with this phone or e-mail are refused; staff are warned */
            blocked: boolean;
            /** @description the staff's notes on the guest */
            notes: string;
            /** @description reservations in this name, whatever became of them */
            reservation_count: number;
            /** @description those of them to which the party did not come */
            no_show_count: number;
            /** @description when the guest last agreed to get news of the restaurant, in a form of the booking pages; left out where they never did, and no more once they are anonymised */
            newsletter?: {
                /**
                 * Format: date-time
                 * @description when
                 * @example 2026-05-15T17:30:00.250Z
                 */
                at: string;
                /** @description the words that the guest was asked with */
                text?: string;
                /**
                 * @description their language (BCP 47)
                 * @example it
                 */
                language?: string;
            };
            /** @description name, contact and notes were taken out for good */
            anonymised?: boolean;
        };
        /**
         * @example {
         *       "customer": {
         *         "id": 33942074,
         *         "first_name": "Adam",
         *         "last_name": "Devis",
         *         "phone": "+393332211456",
         *         "blocked": false,
         *         "notes": "",
         *         "reservation_count": 0,
         *         "no_show_count": 0
         *       },
         *       "reservations": [],
         *       "history": [],
         *       "webhook_messages": [],
         *       "mails": [],
         *       "newsletter": [],
         *       "stored_answers": []
         *     }
         */
        CustomerExport: {
            customer: components["schemas"]["CustomerDetails"];
            /** @description all in the name of the guest */
            reservations: components["schemas"]["Reservation"][];
            /** @description every change of them; other guests are ids */
            history: {
                /**
                 * Format: int64
                 * @description the reservation that changed
                 */
                reservation_id: number;
                entry: components["schemas"]["HistoryEntry"];
            }[];
            /** @description what other software was told of the guest in the last thirty days */
            webhook_messages: {
                /**
                 * Format: int64
                 * @description the reservation it tells about
                 */
                reservation_id: number;
                /** @description what happened */
                type: string;
                /**
                 * Format: date-time
                 * @description when
                 * @example 2026-05-15T17:30:00.250Z
                 */
                at: string;
                /** @description where it went, or is to go */
                endpoints: string[];
                /** @description the reservation as it was told */
                data: unknown;
                /** @description the changed fields as they were */
                previous?: unknown;
            }[];
            /** @description what the guest was written and that is still in the outbox */
            mails: components["schemas"]["Mail"][];
            /** @description what the guest said in the forms of the booking pages */
            newsletter: {
                /**
                 * Format: int64
                 * @description the reservation that was booked with it
                 */
                reservation_id: number;
                /**
                 * Format: date-time
                 * @description when
                 * @example 2026-05-15T17:30:00.250Z
                 */
                at: string;
                /** @description whether the guest agreed to get news of the restaurant */
                agreed: boolean;
                /** @description the words that the guest was asked with */
                text?: string;
                /**
                 * @description their language (BCP 47)
                 * @example it
                 */
                language?: string;
            }[];
            /** @description answers that are kept for a day, for repetitions of their requests */
            stored_answers: {
                /** @description the operation, and what its path names */
                operation: string;
                /**
                 * Format: date-time
                 * @description when
                 * @example 2026-05-15T17:30:00.250Z
                 */
                at: string;
                /** @description what it answered */
                answer: unknown;
            }[];
        };
        CustomerInput: {
            /**
             * Format: int64
             * @description a guest already known here; fields sent with it update that guest
             */
            id?: number;
            /** @description given name; staff may leave it empty */
            first_name?: string;
            /** @description family name; may be empty */
            last_name?: string;
            /** @description e-mail address; an empty one means none */
            email?: string;
            /** @description phone in any usual form; answered in E.164 where it is a possible number */
            phone?: string;
        };
        /**
         * @example {
         *       "blocked": true,
         *       "notes": "left without paying"
         *     }
         */
        CustomerUpdate: {
            first_name?: string | null;
            last_name?: string | null;
            email?: string | null;
            phone?: string | null;
            blocked?: boolean | null;
            notes?: string | null;
        };
        /**
         * @example {
         *       "day": "2024-11-19",
         *       "available_services": [
         *         {
         *           "id": 30601,
         *           "title": "Lunch",
         *           "available_slots": [
         *             "12:00:00",
         *             "12:30:00"
         *           ]
         *         },
         *         {
         *           "id": 30602,
         *           "title": "Dinner",
         *           "available_slots": [
         *             "19:00:00",
         *             "22:00:00"
         *           ]
         *         }
         *       ]
         *     }
         */
        DaySlots: {
            /**
             * Format: date
             * @description the calendar day
             * @example 2026-05-15
             */
            day: string;
            available_services: components["schemas"]["AvailableService"][];
        };
        Error: {
            /**
             * @description always false
             * @constant
             */
            success: false;
            /** @description what was wrong and what would be right */
            message: string;
            error: {
                /** @description the class name in upper snake case, without Exception */
                code: string;
                /** @description the same message */
                message: string;
                /**
                 * @description the class of the error
                 * @enum {unknown}
                 */
                class_name: "ValidationException" | "InvalidChannelException" | "BadPhoneException" | "BadEmailException" | "InvalidPasswordException" | "ClientCreationException" | "UserCreationException" | "PropertyCreationException" | "InvalidBookingTimeException" | "InvalidPartySizeException" | "PropertyHeaderException" | "ApiAccountValidationException" | "InvalidCursorException" | "UnauthorizedException" | "PropertyForbiddenException" | "InsufficientScopeException" | "ReservationForbiddenException" | "SandboxExpiredException" | "ResourceNotFoundException" | "MethodNotAllowedException" | "StateConflictException" | "IdempotencyKeyReusedException" | "PayloadTooLargeException" | "UnsupportedMediaTypeException" | "TooManyRequestsException" | "ServiceUnavailableException" | "InternalServerErrorException";
                /** @description why a booking is refused */
                reason?: string;
                /** @description the nearest times that could be booked instead */
                alternatives?: {
                    /**
                     * Format: date
                     * @description day of the start
                     */
                    start_date: string;
                    /**
                     * Format: time-of-day
                     * @description time of the start
                     */
                    start_hour: string;
                    /** @description the service */
                    service_id: number;
                    /** @description the room */
                    room_id: number;
                }[];
                /** @description the fields that are wrong */
                fields?: {
                    /** @description the field */
                    path: string;
                    /** @description what is wrong with it */
                    message: string;
                }[];
                /** @description the scope that is missing */
                scope?: string;
                /** @description as in the X-Request-Id header */
                request_id: string;
            };
        };
        /**
         * @description The wish is recorded
         * @example {
         *       "status": "ACCEPTED"
         *     }
         */
        GoogleAnswer: {
            /**
             * @description the wish is recorded
             * @constant
             */
            status: "ACCEPTED";
        };
        /**
         * @example {
         *       "enable_google_engine": true
         *     }
         */
        GoogleEngine: {
            /** @description true: make the restaurant bookable through Google; false: no longer */
            enable_google_engine: boolean;
        };
        /**
         * @example {
         *       "id": 41,
         *       "at": "2025-05-14T17:20:02",
         *       "actor": "client:124",
         *       "type": "RESERVATION_UPDATED",
         *       "changes": [
         *         {
         *           "field": "pax",
         *           "from": 2,
         *           "to": 3
         *         }
         *       ]
         *     }
         */
        HistoryEntry: {
            /**
             * Format: int64
             * @description the entry
             */
            id: number;
            /**
             * Format: local-date-time
             * @description when
             * @example 2026-05-15T19:30:00
             */
            at: string;
            /** @description who: client:<id>, user:<id>, guest or system */
            actor: string;
            /**
             * @description what happened
             * @enum {unknown}
             */
            type: "RESERVATION_CREATED" | "RESERVATION_UPDATED" | "RESERVATION_DELETED";
            changes: {
                /** @description a field of the reservation, or timezone where the property got another one */
                field: string;
                /** @description its value before; null for none */
                from: unknown;
                /** @description its value after; null for none */
                to: unknown;
            }[];
        };
        /**
         * @example {
         *       "id": "mZ3q0T5b1cF8yWkR2vXhUe7LaNsJdG4P",
         *       "expires_at": "2025-05-14T15:11:46.120Z",
         *       "start_date": "2025-05-15",
         *       "start_hour": "13:00:00",
         *       "pax": 2,
         *       "service_id": 33841,
         *       "room_id": 23288,
         *       "tables": [
         *         {
         *           "id": 197934,
         *           "name": "T8",
         *           "bookable": true,
         *           "free": true,
         *           "group": false,
         *           "online": true,
         *           "room_id": 23288
         *         }
         *       ]
         *     }
         */
        Hold: {
            /**
             * @description the hold: send it as hold_id
             * @example mZ3q0T5b1cF8yWkR2vXhUe7LaNsJdG4P
             */
            id: string;
            /**
             * Format: date-time
             * @description when it is over
             * @example 2026-05-15T17:30:00.250Z
             */
            expires_at: string;
            /**
             * Format: date
             * @description day of the start
             * @example 2026-05-15
             */
            start_date: string;
            /**
             * Format: time-of-day
             * @description time of the start
             * @example 19:30:00
             */
            start_hour: string;
            /** @description party size */
            pax: number;
            /**
             * Format: int64
             * @description the service
             */
            service_id: number;
            /**
             * Format: int64
             * @description the room in which the tables stand
             */
            room_id: number;
            /** @description the tables that it keeps; a group is one entry */
            tables: components["schemas"]["ReservedTable"][];
        };
        /**
         * @example {
         *       "start_date": "2025-05-15",
         *       "start_hour": "13:00:00",
         *       "pax": 2,
         *       "channel": "OCTOTABLE_BOOK",
         *       "service_id": 33841,
         *       "room_id": 23288,
         *       "ttl": 300
         *     }
         */
        HoldCreate: {
            /**
             * Format: date
             * @description day of the start, by the calendar
             * @example 2026-05-15
             */
            start_date: string;
            /**
             * Format: time-of-day
             * @description time of the start
             * @example 19:30:00
             */
            start_hour: string;
            /** @description party size */
            pax: number;
            /** @description OCTOTABLE_BOOK (guest, online rules) or OCTOTABLE_ADMIN (staff) */
            channel: string;
            /**
             * Format: int64
             * @description the service
             */
            service_id: number;
            /**
             * Format: int64
             * @description the room; with OCTOTABLE_BOOK it may be left out, any bookable room will do; and of a walk-in
             */
            room_id?: number;
            /** @description tables to take as they are; none: the best free one */
            table_ids?: number[];
            /** @description minutes at the table, for staff; default by the service */
            stay?: number;
            /** @description only false: a hold takes a table, it cannot be queued */
            waiting_list?: boolean;
            /** @description seconds until it expires by itself; default 300 */
            ttl?: number;
        };
        /**
         * @description What the token is good for
         * @example {
         *       "active": true,
         *       "token_type": "Bearer",
         *       "client_id": "public_8956990355e6df036-b5ff-48cd-b8be-b3d93fb752",
         *       "scope": "setup:read reservations:write",
         *       "property_id": 999641,
         *       "exp": 1747416600
         *     }
         */
        Introspection: {
            /** @description whether it is good; false comes alone */
            active: boolean;
            /** @description Bearer, or refresh_token */
            token_type?: string;
            /** @description the client */
            client_id?: string;
            /** @description what it may do at most, words by spaces */
            scope?: string;
            /** @description of a connection: its property */
            property_id?: number;
            /** @description who issued it */
            iss?: string;
            /** @description whom it is for */
            sub?: string;
            /** @description where it is good */
            aud?: string;
            /** @description its id */
            jti?: string;
            /** @description when it was issued, in seconds since 1970 */
            iat?: number;
            /** @description when it expires, in seconds since 1970 */
            exp?: number;
        };
        /**
         * @description The keys that are in use, and those that no longer sign
         * @example {
         *       "keys": [
         *         {
         *           "kty": "RSA",
         *           "kid": "b1f0c9",
         *           "alg": "RS256",
         *           "use": "sig",
         *           "n": "0vx7agoebGcQSuuPiLJXZptN9nndrQ…",
         *           "e": "AQAB"
         *         }
         *       ]
         *     }
         */
        KeySet: {
            keys: {
                /** @description RSA */
                kty: string;
                /** @description the kid in the header of tokens */
                kid: string;
                /** @description RS256 */
                alg: string;
                /** @description sig */
                use: string;
                /** @description modulus */
                n: string;
                /** @description exponent */
                e: string;
            }[];
        };
        Logo: {
            /**
             * Format: int64
             * @description the picture; another picture has another id
             * @example 41001
             */
            id: number;
            /** @description the same picture in each of its sizes, the smallest first */
            files: {
                /**
                 * @description pixels
                 * @example 960
                 */
                width: number;
                /**
                 * @description pixels
                 * @example 640
                 */
                height: number;
                /**
                 * @description where anybody can load it, as WebP; its content never changes
                 * @example https://tables.example.com/book/restaurant/999643/pictures/41001-960.webp
                 */
                url: string;
            }[];
        };
        /**
         * @example {
         *       "id": 7,
         *       "kind": "INVITATION",
         *       "to": "adam@example.com",
         *       "subject": "Trattoria invites you",
         *       "text": "Open this link to accept: …",
         *       "html": "<p>Open this link to accept: …</p>",
         *       "language": "en",
         *       "attachments": [],
         *       "created": "2026-05-15T17:30:00.250Z"
         *     }
         */
        Mail: {
            /**
             * Format: int64
             * @description the mail
             */
            id: number;
            /**
             * @description what it is about
             * @enum {unknown}
             */
            kind: "VERIFY_ADDRESS" | "RESET_PASSWORD" | "INVITATION" | "RESERVATION_REQUESTED" | "RESERVATION_QUEUED" | "RESERVATION_CONFIRMED" | "RESERVATION_ACCEPTED" | "RESERVATION_CHANGED" | "RESERVATION_CANCELLED" | "RESERVATION_REJECTED" | "RESERVATION_EXPIRED" | "RESERVATION_REMINDER";
            /** @description who would have got it */
            to: string;
            /** @description its subject */
            subject: string;
            /** @description what it says, as plain text */
            text: string;
            /** @description the same as HTML */
            html: string;
            /** @description the language that it is written in */
            language: string;
            /** @description what comes with it */
            attachments: components["schemas"]["MailAttachment"][];
            /**
             * Format: date-time
             * @description when it was written
             * @example 2026-05-15T17:30:00.250Z
             */
            created: string;
        };
        /**
         * @example {
         *       "filename": "a.ics",
         *       "content_type": "text/calendar",
         *       "content": "…"
         *     }
         */
        MailAttachment: {
            /** @description its name */
            filename: string;
            /** @description its media type */
            content_type: string;
            /** @description what is in it */
            content: string;
        };
        /**
         * @example {
         *       "link": "https://book.example.com/book/restaurant/999643/booking/manage/jn8x3c-Zk3vU1qAq0nT7m2c4d8Jm0Qx",
         *       "expires_at": "2026-05-16T09:30:00"
         *     }
         */
        ManageLink: {
            /** @description where the guest sees, changes and cancels the reservation */
            link: string;
            /**
             * Format: local-date-time
             * @description until when it works
             * @example 2026-05-15T19:30:00
             */
            expires_at: string;
        };
        /**
         * @example {
         *       "channel": "OCTOTABLE_BOOK",
         *       "create_time": "2025-07-24T17:20:26",
         *       "customer": {
         *         "id": 33942074,
         *         "first_name": "Adam",
         *         "last_name": "Devis",
         *         "email": "adam@example.com",
         *         "phone": "+393332211456"
         *       },
         *       "id": 33319904,
         *       "mode": "ROOM",
         *       "order": [
         *         {
         *           "id": 451917,
         *           "reservation": 33319904,
         *           "insert_date": "2025-07-25T15:48:54",
         *           "status": "UNREAD",
         *           "article": {
         *             "id": 313080,
         *             "name": "Espresso",
         *             "price": 3,
         *             "image": "1000173/1753370761583.jpg",
         *             "allergens": [],
         *             "category_id": 65614,
         *             "characteristics": [],
         *             "tax": 0,
         *             "translated_texts": {},
         *             "variations": []
         *           },
         *           "currency": "EUR",
         *           "quantity": 1,
         *           "total": 3
         *         }
         *       ]
         *     }
         */
        Order: {
            /**
             * Format: int64
             * @description the reservation
             */
            id: number;
            /** @description how the reservation came in */
            channel: string;
            /**
             * Format: local-date-time
             * @description when the first article was ordered
             * @example 2026-05-15T19:30:00
             */
            create_time: string;
            customer: components["schemas"]["Customer"];
            /**
             * @description where the guest gets it
             * @enum {unknown}
             */
            mode: "ROOM" | "TAKEAWAY" | "DELIVERY";
            /** @description what was ordered */
            order: {
                /**
                 * Format: int64
                 * @description the line
                 */
                id: number;
                /**
                 * Format: int64
                 * @description the reservation
                 */
                reservation: number;
                /**
                 * Format: local-date-time
                 * @description when it was ordered
                 * @example 2026-05-15T19:30:00
                 */
                insert_date: string;
                /**
                 * @description how far it is
                 * @enum {unknown}
                 */
                status: "UNREAD" | "WAITING" | "PREPARING" | "READY" | "DELIVERED";
                article: {
                    /**
                     * Format: int64
                     * @description the article
                     */
                    id: number;
                    /** @description its name */
                    name: string;
                    /** @description price of one, in the currency of the line */
                    price: number;
                    /** @description path of its picture */
                    image?: string;
                    /** @description what is in it */
                    allergens: unknown[];
                    /**
                     * Format: int64
                     * @description the category in the menu
                     */
                    category_id: number;
                    /** @description such as vegetarian */
                    characteristics: unknown[];
                    /** @description per cent */
                    tax: number;
                    /** @description its texts, by language */
                    translated_texts: {
                        [key: string]: unknown;
                    };
                    /** @description in which forms it comes */
                    variations: unknown[];
                };
                /** @description ISO 4217 */
                currency: string;
                /** @description how many */
                quantity: number;
                /** @description price of the line */
                total: number;
            }[];
        };
        /**
         * @example {
         *       "id": 41001,
         *       "files": [
         *         {
         *           "width": 960,
         *           "height": 640,
         *           "url": "https://tables.example.com/book/restaurant/999643/pictures/41001-960.webp"
         *         }
         *       ],
         *       "alt": {
         *         "en": "The garden in the evening"
         *       },
         *       "position": 1
         *     }
         */
        Photo: {
            /**
             * Format: int64
             * @description the picture; another picture has another id
             * @example 41001
             */
            id: number;
            /** @description the same picture in each of its sizes, the smallest first */
            files: {
                /**
                 * @description pixels
                 * @example 960
                 */
                width: number;
                /**
                 * @description pixels
                 * @example 640
                 */
                height: number;
                /**
                 * @description where anybody can load it, as WebP; its content never changes
                 * @example https://tables.example.com/book/restaurant/999643/pictures/41001-960.webp
                 */
                url: string;
            }[];
            /** @description what is on the photo, for those who cannot see it, by language tag */
            alt: {
                [key: string]: string;
            };
            /** @description display order, lowest first */
            position: number;
        };
        /**
         * @example {
         *       "alt": {
         *         "en": "The garden in the evening",
         *         "it": "Il giardino di sera"
         *       },
         *       "position": 1
         *     }
         */
        PhotoUpdate: {
            alt?: {
                [key: string]: string;
            } | null;
            /** @description display order, lowest first */
            position?: number;
        };
        /** @description where it is; empty where nothing is known */
        Position: {
            /** @description degrees, north positive */
            latitude?: number;
            /** @description degrees, east positive */
            longitude?: number;
            /**
             * Format: country
             * @description ISO 3166-1 alpha-2
             * @example IT
             */
            country?: string;
            /** @description street and number */
            address?: string;
            /** @description city */
            city?: string;
            /** @description postal code */
            zip?: string;
        };
        /**
         * @example {
         *       "id": 999643,
         *       "enabled": true,
         *       "status": "ACTIVE",
         *       "sandbox": false,
         *       "name": "Your Company SPA",
         *       "description": "A financial institution specializing in global banking",
         *       "email": "yourcompany1@demo.com",
         *       "phone": "+390212345678",
         *       "website": "www.yourcmpany.com",
         *       "latitude": 45.44,
         *       "longitude": 9.99,
         *       "country": "IT",
         *       "address": "Piazza, 33",
         *       "city": "Milan",
         *       "cap": "20154",
         *       "timezone": "Europe/Rome",
         *       "position": {
         *         "latitude": 45.44,
         *         "longitude": 9.99,
         *         "country": "IT",
         *         "address": "Piazza, 33",
         *         "city": "Milan",
         *         "zip": "20154"
         *       },
         *       "settings": {}
         *     }
         */
        Property: {
            /**
             * Format: int64
             * @description the property
             */
            id: number;
            /** @description whether its status is ACTIVE */
            enabled: boolean;
            /**
             * @description PENDING: waits for the operator's approval
             * @enum {unknown}
             */
            status: "ACTIVE" | "PENDING" | "DISABLED";
            /** @description made for testing */
            sandbox: boolean;
            /**
             * Format: local-date-time
             * @description until when a sandbox lives, in its own local time
             * @example 2026-05-15T19:30:00
             */
            expires_at?: string;
            /** @description name of the restaurant */
            name: string;
            /** @description text about the restaurant */
            description?: string;
            /** @description e-mail address */
            email?: string;
            /** @description any text with 5 to 15 digits */
            phone?: string;
            /** @description address of its website; the scheme may be left out */
            website?: string;
            /** @description degrees, north positive */
            latitude?: number;
            /** @description degrees, east positive */
            longitude?: number;
            /**
             * Format: country
             * @description ISO 3166-1 alpha-2
             * @example IT
             */
            country?: string;
            /** @description street and number */
            address?: string;
            /** @description city */
            city?: string;
            /** @description postal code; another name of zip */
            cap?: string;
            /**
             * @description IANA time zone
             * @example Europe/Rome
             */
            timezone: string;
            /**
             * Format: language
             * @description its own language, BCP 47
             * @example it
             */
            language?: string;
            /**
             * Format: currency
             * @description ISO 4217
             * @example EUR
             */
            currency?: string;
            /** @description who is invited as its owner */
            owner_email?: string;
            position: components["schemas"]["Position"];
            settings: components["schemas"]["Settings"];
        };
        /**
         * @example {
         *       "name": "Your Company SPA",
         *       "email": "yourcompany1@demo.com",
         *       "phone": "+390212345678",
         *       "website": "www.yourcmpany.com",
         *       "address": "Piazza, 33",
         *       "city": "Milan",
         *       "cap": "20154",
         *       "country": "IT",
         *       "latitude": 45.4442,
         *       "longitude": 9.99
         *     }
         */
        PropertyCreate: {
            /** @description name of the restaurant */
            name: string;
            /** @description text about the restaurant */
            description?: string;
            /** @description e-mail address */
            email?: string;
            /** @description any text with 5 to 15 digits */
            phone?: string;
            /** @description address of its website; the scheme may be left out */
            website?: string;
            /** @description degrees, north positive */
            latitude?: number;
            /** @description degrees, east positive */
            longitude?: number;
            /**
             * Format: country
             * @description ISO 3166-1 alpha-2
             * @example IT
             */
            country?: string;
            /** @description street and number */
            address?: string;
            /** @description city */
            city?: string;
            /** @description postal code */
            zip?: string;
            /** @description postal code; another name of zip */
            cap?: string;
            /**
             * Format: time-zone
             * @description IANA time zone; default: that of the position, else of the country
             * @example Europe/Rome
             */
            timezone?: string;
            /**
             * Format: language
             * @description its own language, BCP 47
             * @example it
             */
            language?: string;
            /**
             * Format: currency
             * @description ISO 4217
             * @example EUR
             */
            currency?: string;
            /** @description who is invited as its owner */
            owner_email?: string;
            position?: components["schemas"]["Position"];
            settings?: components["schemas"]["Settings"];
        };
        /**
         * @example {
         *       "phone": "+390287654321",
         *       "settings": {
         *         "max_party": 8
         *       }
         *     }
         */
        PropertyUpdate: {
            /** @description name of the restaurant */
            name?: string;
            description?: string | null;
            email?: string | null;
            phone?: string | null;
            website?: string | null;
            latitude?: number | null;
            longitude?: number | null;
            country?: string | null;
            address?: string | null;
            city?: string | null;
            zip?: string | null;
            cap?: string | null;
            /**
             * Format: time-zone
             * @description IANA time zone; default: that of the position, else of the country
             * @example Europe/Rome
             */
            timezone?: string;
            language?: string | null;
            currency?: string | null;
            owner_email?: string | null;
            position?: {
                latitude?: number | null;
                longitude?: number | null;
                country?: string | null;
                address?: string | null;
                city?: string | null;
                zip?: string | null;
            } | null;
            settings?: {
                max_party?: number | null;
                cancel_limit_minutes?: number | null;
                confirm_hours?: number | null;
                guest_mails?: boolean | null;
                reminder_hours?: number | null;
                max_group_tables?: number | null;
                reseat?: boolean | null;
                welcome?: {
                    [key: string]: string;
                } | null;
                privacy?: {
                    [key: string]: string;
                } | null;
                blocked?: {
                    [key: string]: string;
                } | null;
                large_party?: {
                    [key: string]: string;
                } | null;
                mail_text?: {
                    [key: string]: string;
                } | null;
                color?: string | null;
                frame_ancestors?: string[] | null;
            } | null;
        };
        /**
         * @example {
         *       "date": "2025-05-15",
         *       "service_id": 33841,
         *       "applied": false,
         *       "moves": [
         *         {
         *           "reservation_id": 32992280,
         *           "pax": 2,
         *           "from": [
         *             {
         *               "id": 197936,
         *               "name": "T10"
         *             }
         *           ],
         *           "to": [
         *             {
         *               "id": 197934,
         *               "name": "T8"
         *             }
         *           ]
         *         }
         *       ],
         *       "gain": [
         *         {
         *           "pax": 2,
         *           "before": 9,
         *           "after": 9
         *         },
         *         {
         *           "pax": 4,
         *           "before": 7,
         *           "after": 7
         *         },
         *         {
         *           "pax": 6,
         *           "before": 2,
         *           "after": 5
         *         },
         *         {
         *           "pax": 8,
         *           "before": 0,
         *           "after": 0
         *         }
         *       ]
         *     }
         */
        Reassignment: {
            /**
             * Format: date
             * @description the service day
             * @example 2026-05-15
             */
            date: string;
            /**
             * Format: int64
             * @description the service
             */
            service_id: number;
            /** @description whether the moves were performed */
            applied: boolean;
            /** @description all of them or none; empty: nobody can sit better */
            moves: {
                /**
                 * Format: int64
                 * @description the reservation that moves
                 */
                reservation_id: number;
                /** @description party size */
                pax: number;
                from: {
                    /**
                     * Format: int64
                     * @description a table or group
                     */
                    id: number;
                    /** @description its name */
                    name: string;
                }[];
                to: {
                    /**
                     * Format: int64
                     * @description a table or group
                     */
                    id: number;
                    /** @description its name */
                    name: string;
                }[];
            }[];
            /** @description what the moves win */
            gain: {
                /** @description party size */
                pax: number;
                /** @description start times of the day that such a party could book online */
                before: number;
                /** @description the same with the moves */
                after: number;
            }[];
        };
        /**
         * @example {
         *       "id": 32992280,
         *       "pax": 2,
         *       "status": "CONFIRMED",
         *       "customer": {
         *         "id": 33942074,
         *         "first_name": "Adam",
         *         "last_name": "Devis",
         *         "email": "adam@example.com",
         *         "phone": "+393332211456"
         *       },
         *       "service": {
         *         "id": 33841,
         *         "name": "Custom dinner"
         *       },
         *       "channel": "OCTOTABLE_ADMIN",
         *       "room": {
         *         "id": 23288,
         *         "name": "Sala Nuova"
         *       },
         *       "start_date": "2025-05-15",
         *       "start_day": "2025-05-15",
         *       "start_hour": "13:00:00",
         *       "end_date": "2025-05-15T14:00:00",
         *       "last_status_change": "2025-05-14T17:06:46",
         *       "notes": "",
         *       "special_request": "",
         *       "tables": [
         *         {
         *           "id": 197934,
         *           "name": "T8",
         *           "bookable": true,
         *           "free": true,
         *           "group": false,
         *           "online": true,
         *           "room_id": 23288
         *         }
         *       ],
         *       "waiting_list": false,
         *       "version": 1
         *     }
         */
        Reservation: {
            /**
             * Format: int64
             * @description the reservation; with OUTOFORDER the closure
             */
            id: number;
            /** @description party size; 0 with OUTOFORDER */
            pax: number;
            /**
             * @description its status; OUTOFORDER for an entry of a closure, which is no reservation
             * @enum {unknown}
             */
            status: "WAITING" | "ACCEPTED" | "CONFIRMED" | "REJECTED" | "EXPIRED" | "PREPAY" | "CANCELLED" | "OUTOFORDER";
            customer: components["schemas"]["Customer"];
            service: {
                /**
                 * Format: int64
                 * @description the service
                 */
                id: number;
                /** @description its name */
                name: string;
            };
            /**
             * @description how it came in
             * @enum {unknown}
             */
            channel: "OCTOTABLE_BOOK" | "OCTOTABLE_ADMIN" | "GOOGLE";
            room: {
                /**
                 * Format: int64
                 * @description the room
                 */
                id: number;
                /** @description its name */
                name: string;
            };
            /**
             * Format: date
             * @description day of the start, by the calendar
             * @example 2026-05-15
             */
            start_date: string;
            /**
             * Format: date
             * @description the same as start_date
             * @example 2026-05-15
             */
            start_day: string;
            /**
             * Format: time-of-day
             * @description time of the start
             * @example 19:30:00
             */
            start_hour: string;
            /**
             * Format: local-date-time
             * @description start and stay
             * @example 2026-05-15T19:30:00
             */
            end_date: string;
            /**
             * Format: local-date-time
             * @description when the status changed last
             * @example 2026-05-15T19:30:00
             */
            last_status_change: string;
            /**
             * Format: local-date-time
             * @description when the party was seated
             * @example 2026-05-15T19:30:00
             */
            checkin_date?: string;
            /**
             * Format: local-date-time
             * @description when the party left
             * @example 2026-05-15T19:30:00
             */
            checkout_date?: string;
            /**
             * Format: local-date-time
             * @description since when the party is known not to come
             * @example 2026-05-15T19:30:00
             */
            no_show_date?: string;
            /**
             * Format: local-date-time
             * @description until when the guest can confirm
             * @example 2026-05-15T19:30:00
             */
            expiration_date?: string;
            /** @description the staff's notes */
            notes: string;
            /** @description the guest's wishes */
            special_request: string;
            /** @description the tables it has; a group is one entry */
            tables: components["schemas"]["ReservedTable"][];
            /** @description queued: no table is taken */
            waiting_list: boolean;
            /** @description came without a reservation; left out of all others */
            walk_in?: boolean;
            /**
             * Format: language
             * @description in which the guest is written to, where it is known, BCP 47
             * @example it
             */
            language?: string;
            /** @description counts changes; also the ETag */
            version: number;
        };
        /**
         * @example {
         *       "start_date": "2025-05-15",
         *       "start_hour": "13:00:00",
         *       "pax": 2,
         *       "channel": "OCTOTABLE_ADMIN",
         *       "customer": {
         *         "first_name": "Adam",
         *         "last_name": "Devis",
         *         "email": "adam@example.com",
         *         "phone": "+393332211456"
         *       },
         *       "service_id": 33841,
         *       "room_id": 23288,
         *       "notes": "",
         *       "special_request": ""
         *     }
         */
        ReservationCreate: {
            /**
             * Format: date
             * @description day of the start, by the calendar; required but for a walk-in
             * @example 2026-05-15
             */
            start_date?: string;
            /**
             * Format: time-of-day
             * @description time of the start; required but for a walk-in
             * @example 19:30:00
             */
            start_hour?: string;
            /** @description party size */
            pax: number;
            /** @description OCTOTABLE_BOOK (guest, online rules) or OCTOTABLE_ADMIN (staff) */
            channel: string;
            /**
             * Format: int64
             * @description the service
             */
            service_id: number;
            /**
             * Format: int64
             * @description the room; with OCTOTABLE_BOOK it may be left out, any bookable room will do; and of a walk-in
             */
            room_id?: number;
            /** @description tables to take as they are; none: the best free one */
            table_ids?: number[];
            /** @description minutes at the table, for staff; default by the service */
            stay?: number;
            customer?: components["schemas"]["CustomerInput"];
            /** @description queue the party: no table is taken */
            waiting_list?: boolean;
            /** @description the staff's notes */
            notes?: string;
            /** @description the guest's wishes */
            special_request?: string;
            /**
             * Format: language
             * @description in which the guest is written to; default: the property's, BCP 47
             * @example it
             */
            language?: string;
            /**
             * @description a hold of the caller's own for the same: its tables are taken over
             * @example mZ3q0T5b1cF8yWkR2vXhUe7LaNsJdG4P
             */
            hold_id?: string;
            /** @description for staff: the party is there, starts now whatever the start given, and is checked in at once */
            walk_in?: boolean;
        };
        /**
         * @example {
         *       "start_day": "2025-05-15",
         *       "start_hour": "13:30:00",
         *       "pax": 3,
         *       "channel": "OCTOTABLE_ADMIN",
         *       "service_id": 33841,
         *       "room_id": 23288
         *     }
         */
        ReservationUpdate: {
            /**
             * Format: date
             * @description day of the start, by the calendar
             * @example 2026-05-15
             */
            start_date?: string;
            /**
             * Format: time-of-day
             * @description time of the start
             * @example 19:30:00
             */
            start_hour?: string;
            /** @description party size */
            pax?: number;
            /** @description OCTOTABLE_BOOK (guest, online rules) or OCTOTABLE_ADMIN (staff) */
            channel?: string;
            /**
             * Format: int64
             * @description the service
             */
            service_id?: number;
            /**
             * Format: int64
             * @description the room; with OCTOTABLE_BOOK it may be left out, any bookable room will do; and of a walk-in
             */
            room_id?: number;
            table_ids?: number[] | null;
            stay?: number | null;
            customer?: components["schemas"]["CustomerChange"];
            waiting_list?: boolean | null;
            notes?: string | null;
            special_request?: string | null;
            language?: string | null;
            /**
             * Format: date
             * @description another name of start_date
             * @example 2026-05-15
             */
            start_day?: string;
        };
        /**
         * @example {
         *       "id": 197934,
         *       "name": "T8",
         *       "bookable": true,
         *       "free": true,
         *       "group": false,
         *       "online": true,
         *       "room_id": 23288
         *     }
         */
        ReservedTable: {
            /**
             * Format: int64
             * @description the table
             */
            id: number;
            /** @description what staff call the table */
            name: string;
            /** @description can be booked online */
            bookable: boolean;
            /** @description always true here */
            free: boolean;
            /** @description a combination of other tables */
            group: boolean;
            /** @description the same as bookable */
            online: boolean;
            /**
             * Format: int64
             * @description the room it stands in
             */
            room_id: number;
        };
        /**
         * @description The token is good no more
         * @example {}
         */
        Revoked: Record<string, never>;
        /**
         * @example {
         *       "id": 18802,
         *       "name": "Indoor Room",
         *       "property_id": 999643,
         *       "bookable": true,
         *       "auto_group": false,
         *       "sold_out": "HIDE",
         *       "position": 0,
         *       "tables": []
         *     }
         */
        Room: {
            /**
             * Format: int64
             * @description the room
             */
            id: number;
            /** @description what staff and guests call the room */
            name: string;
            /**
             * Format: int64
             * @description the property it belongs to
             */
            property_id: number;
            /** @description can be booked online */
            bookable: boolean;
            /** @description may combine its own tables for a party that fits no single one */
            auto_group: boolean;
            /**
             * @description what a full time becomes for online guests
             * @enum {unknown}
             */
            sold_out: "HIDE" | "ACCEPT" | "WAIT";
            /** @description display order, lowest first */
            position: number;
            /** @description its tables and groups, by position */
            tables: components["schemas"]["Table"][];
        };
        /**
         * @example {
         *       "name": "Indoor Room",
         *       "bookable": true
         *     }
         */
        RoomCreate: {
            /** @description what staff and guests call the room */
            name: string;
            /** @description can be booked online; default true */
            bookable?: boolean;
            /** @description may combine its own tables for a party that fits no single one; default false */
            auto_group?: boolean;
            /**
             * @description what a full time becomes for online guests; default HIDE
             * @enum {unknown}
             */
            sold_out?: "HIDE" | "ACCEPT" | "WAIT";
            /** @description display order, lowest first; default 0 */
            position?: number;
        };
        /**
         * @example {
         *       "name": "Garden",
         *       "position": 2
         *     }
         */
        RoomUpdate: {
            /** @description what staff and guests call the room */
            name?: string;
            bookable?: boolean | null;
            auto_group?: boolean | null;
            sold_out?: ("HIDE" | "ACCEPT" | "WAIT") | null;
            position?: number | null;
        };
        /**
         * @example {
         *       "now": "2026-12-24T18:30:00",
         *       "moved": true,
         *       "ahead_seconds": 19267200
         *     }
         */
        SandboxClock: {
            /**
             * Format: local-date-time
             * @description the property's now, in its local time; it goes on from there
             * @example 2026-05-15T19:30:00
             */
            now: string;
            /** @description whether this is another time than the real one */
            moved: boolean;
            /** @description seconds by which it is ahead of the real time; below 0: behind */
            ahead_seconds: number;
        };
        /**
         * @example {
         *       "now": "2026-12-24T18:30:00"
         *     }
         */
        SandboxClockSet: {
            /** @description what the clock is to show now, in local time; null: the real time */
            now: string | null;
        };
        /**
         * @example {
         *       "days": 30
         *     }
         */
        SandboxExtend: {
            /** @description days from now until which it is to live; default: as many as a new sandbox has */
            days?: number;
        };
        /**
         * @example {
         *       "seed": 1
         *     }
         */
        SandboxSeed: {
            /** @description what the invented guests and times follow from; default 1 */
            seed?: number;
        };
        /**
         * @example {
         *       "seed": 1,
         *       "rooms": 2,
         *       "tables": 12,
         *       "groups": 3,
         *       "reservations": 74,
         *       "customers": 41,
         *       "start_date": "2026-05-12",
         *       "end_date": "2026-05-18"
         *     }
         */
        SandboxSeeded: {
            /** @description the seed that was used */
            seed: number;
            /** @description rooms that were made */
            rooms: number;
            /** @description single tables that were made */
            tables: number;
            /** @description combinations of tables that were made */
            groups: number;
            /** @description reservations that were made, walk-ins among them */
            reservations: number;
            /** @description guests that were made */
            customers: number;
            /**
             * Format: date
             * @description day of the first reservation
             * @example 2026-05-15
             */
            start_date: string;
            /**
             * Format: date
             * @description day of the last reservation
             * @example 2026-05-15
             */
            end_date: string;
        };
        /**
         * @example {
         *       "id": 33924,
         *       "name": "Breakfast",
         *       "bookable": true,
         *       "online": true,
         *       "advance_min": 0,
         *       "max_advance": 120,
         *       "average_stay": 60,
         *       "card_guarantee": false,
         *       "confirmation_mode": "CONFIRMED",
         *       "days_of_week": [
         *         "MONDAY",
         *         "SATURDAY"
         *       ],
         *       "start_time": "09:00:00",
         *       "end_time": "11:00:00",
         *       "slots": [
         *         "09:30:00",
         *         "10:30:00"
         *       ],
         *       "slot_interval": 30,
         *       "show_rooms": true,
         *       "orders_section": {
         *         "order_enabled": true,
         *         "required_fields": [
         *           "phone"
         *         ],
         *         "send_order_enabled": true
         *       }
         *     }
         */
        Service: {
            /**
             * Format: int64
             * @description the service
             */
            id: number;
            /** @description what staff and guests call it */
            name: string;
            /** @description can be booked at all */
            bookable: boolean;
            /** @description can be booked by guests online */
            online: boolean;
            /** @description least notice for online bookings in minutes */
            advance_min: number;
            /** @description how many days ahead guests can book online */
            max_advance: number;
            /** @description minutes for which a table stays taken */
            average_stay: number;
            /** @description longer stays for larger parties, each size once */
            stay_by_pax?: {
                /** @description from this party size on */
                pax: number;
                /** @description how long such a party stays */
                minutes: number;
            }[];
            /** @description always false */
            card_guarantee: boolean;
            /**
             * @description whether online bookings are confirmed at once or wait for approval
             * @enum {unknown}
             */
            confirmation_mode: "CONFIRMED" | "WAITING_LIST";
            /** @description parties up to this size need no approval with WAITING_LIST; default 0 */
            confirm_up_to?: number;
            /** @description weekdays on which it starts, Monday first */
            days_of_week: ("MONDAY" | "TUESDAY" | "WEDNESDAY" | "THURSDAY" | "FRIDAY" | "SATURDAY" | "SUNDAY")[];
            /**
             * Format: time-of-day
             * @description when it opens
             * @example 19:30:00
             */
            start_time: string;
            /**
             * Format: time-of-day
             * @description when it closes; at or before start_time: on the next day
             * @example 19:30:00
             */
            end_time: string;
            /** @description start times in their order, given or derived */
            slots: string[];
            /** @description minutes between derived start times */
            slot_interval: number;
            /** @description guests may choose the room */
            show_rooms: boolean;
            /** @description settings of orders, kept and answered as they are; fields left out keep their value */
            orders_section: {
                [key: string]: unknown;
            };
            /** @description most guests online bookings may add up to on a service day */
            max_covers?: number;
            /** @description most guests online bookings may add up to between one slot and the next */
            max_covers_per_slot?: number;
            /**
             * Format: date
             * @description first day of the season
             * @example 2026-05-15
             */
            valid_from?: string;
            /**
             * Format: date
             * @description last day of the season
             * @example 2026-05-15
             */
            valid_to?: string;
            /** @description rooms that serve it; left out: all, an empty list: none */
            room_ids?: number[];
        };
        /**
         * @example {
         *       "name": "Breakfast",
         *       "start_time": "09:00:00",
         *       "end_time": "11:00:00",
         *       "days_of_week": [
         *         "MON",
         *         "SAT"
         *       ],
         *       "average_stay": 60,
         *       "max_advance": 120,
         *       "slots": [
         *         "09:30:00",
         *         "10:30:00"
         *       ]
         *     }
         */
        ServiceCreate: {
            /** @description what staff and guests call it */
            name: string;
            /**
             * Format: time-of-day
             * @description when it opens
             * @example 19:30:00
             */
            start_time: string;
            /**
             * Format: time-of-day
             * @description when it closes; at or before start_time: on the next day
             * @example 19:30:00
             */
            end_time: string;
            /** @description weekdays on which it starts */
            days_of_week: string[];
            /** @description can be booked at all; default true */
            bookable?: boolean;
            /** @description can be booked by guests online; default true */
            online?: boolean;
            /** @description least notice for online bookings in minutes; default 0 */
            advance_min?: number;
            /** @description how many days ahead guests can book online, 0 means today only; default 60 */
            max_advance?: number;
            /** @description minutes for which a table stays taken; default 60 */
            average_stay?: number;
            /** @description longer stays for larger parties, each size once */
            stay_by_pax?: {
                /** @description from this party size on */
                pax: number;
                /** @description how long such a party stays */
                minutes: number;
            }[];
            /** @description only false is supported */
            card_guarantee?: boolean;
            /**
             * @description whether online bookings are confirmed at once or wait for approval; default CONFIRMED
             * @enum {unknown}
             */
            confirmation_mode?: "CONFIRMED" | "WAITING_LIST";
            /** @description parties up to this size need no approval with WAITING_LIST; default 0 */
            confirm_up_to?: number;
            /** @description start times; without a list they are derived: every slot_interval minutes as long as an average stay fits */
            slots?: string[];
            /** @description minutes between derived start times; default 30 */
            slot_interval?: number;
            /** @description guests may choose the room; default true */
            show_rooms?: boolean;
            /** @description settings of orders, kept and answered as they are; fields left out keep their value */
            orders_section?: {
                [key: string]: unknown;
            };
            /** @description most guests online bookings may add up to on a service day */
            max_covers?: number;
            /** @description most guests online bookings may add up to between one slot and the next */
            max_covers_per_slot?: number;
            /**
             * Format: date
             * @description first day of the season
             * @example 2026-05-15
             */
            valid_from?: string;
            /**
             * Format: date
             * @description last day of the season
             * @example 2026-05-15
             */
            valid_to?: string;
            /** @description rooms that serve it; left out: all, an empty list: none */
            room_ids?: number[];
        };
        /**
         * @example {
         *       "max_advance": 90,
         *       "slots": null
         *     }
         */
        ServiceUpdate: {
            /** @description what staff and guests call it */
            name?: string;
            /**
             * Format: time-of-day
             * @description when it opens
             * @example 19:30:00
             */
            start_time?: string;
            /**
             * Format: time-of-day
             * @description when it closes; at or before start_time: on the next day
             * @example 19:30:00
             */
            end_time?: string;
            /** @description weekdays on which it starts */
            days_of_week?: string[];
            bookable?: boolean | null;
            online?: boolean | null;
            advance_min?: number | null;
            max_advance?: number | null;
            average_stay?: number | null;
            stay_by_pax?: {
                /** @description from this party size on */
                pax: number;
                /** @description how long such a party stays */
                minutes: number;
            }[] | null;
            card_guarantee?: boolean | null;
            confirmation_mode?: ("CONFIRMED" | "WAITING_LIST") | null;
            confirm_up_to?: number | null;
            slots?: string[] | null;
            slot_interval?: number | null;
            show_rooms?: boolean | null;
            orders_section?: {
                [key: string]: unknown;
            } | null;
            max_covers?: number | null;
            max_covers_per_slot?: number | null;
            valid_from?: string | null;
            valid_to?: string | null;
            room_ids?: number[] | null;
        };
        /** @description what is set; defaults are left out */
        Settings: {
            /** @description largest party that guests may book online; not set: what the tables allow */
            max_party?: number;
            /** @description until how long before the start guests may cancel; default 120 */
            cancel_limit_minutes?: number;
            /** @description how long an accepted request waits for its guest; default 24 */
            confirm_hours?: number;
            /** @description guests with an e-mail address are written to about their reservations; default true */
            guest_mails?: boolean;
            /** @description how long before the start guests are reminded by mail, of what is booked or changed from then on; 0: never; default 24 */
            reminder_hours?: number;
            /** @description most tables that an automatic combination joins; default 5 */
            max_group_tables?: number;
            /** @description earlier reservations may be moved to other tables for new ones; default false */
            reseat?: boolean;
            /** @description text on the booking pages, by language tag */
            welcome?: {
                [key: string]: string;
            };
            /** @description privacy notice, by language tag */
            privacy?: {
                [key: string]: string;
            };
            /** @description what a blocked guest reads, by language tag */
            blocked?: {
                [key: string]: string;
            };
            /** @description what a party above max_party reads, by language tag */
            large_party?: {
                [key: string]: string;
            };
            /** @description what guests are told in mails besides, such as where to park, by language tag */
            mail_text?: {
                [key: string]: string;
            };
            /**
             * @description accent of the booking pages
             * @example #aa3300
             */
            color?: string;
            /** @description origins of the websites that may embed the booking pages */
            frame_ancestors?: string[];
        };
        /**
         * @example {
         *       "id": 45003,
         *       "service_id": 33924,
         *       "date": "2026-12-31",
         *       "closed": false,
         *       "name": "New Year’s Eve",
         *       "start_time": "18:00:00",
         *       "end_time": "02:00:00",
         *       "slots": [
         *         "18:00:00",
         *         "21:30:00"
         *       ],
         *       "max_covers": 60
         *     }
         */
        SpecialDay: {
            /**
             * Format: int64
             * @description the special day
             */
            id: number;
            /**
             * Format: int64
             * @description the service
             */
            service_id: number;
            /**
             * Format: date
             * @description the service day
             * @example 2026-05-15
             */
            date: string;
            /** @description the service does not run on this day; what else is set does not matter then */
            closed: boolean;
            /** @description what staff call the day */
            name?: string;
            /**
             * Format: time-of-day
             * @description when it opens; left out: as always
             * @example 19:30:00
             */
            start_time?: string;
            /**
             * Format: time-of-day
             * @description when it closes, at or before the opening: on the next day; left out: as always
             * @example 19:30:00
             */
            end_time?: string;
            /** @description start times of the day; left out: those of the service that are within the hours of the day */
            slots?: string[];
            /** @description minutes between start times derived from the hours of the day; left out: as always */
            slot_interval?: number;
            /** @description most guests online bookings may add up to on a service day */
            max_covers?: number;
            /** @description most guests online bookings may add up to between one slot and the next */
            max_covers_per_slot?: number;
        };
        /**
         * @example {
         *       "service_id": 33924,
         *       "date": "2026-12-31",
         *       "name": "New Year’s Eve",
         *       "start_time": "18:00:00",
         *       "end_time": "02:00:00",
         *       "slots": [
         *         "18:00:00",
         *         "21:30:00"
         *       ],
         *       "max_covers": 60
         *     }
         */
        SpecialDayCreate: {
            /**
             * Format: int64
             * @description the service
             */
            service_id: number;
            /**
             * Format: date
             * @description the service day
             * @example 2026-05-15
             */
            date: string;
            /** @description the service does not run on this day; what else is set does not matter then; default false */
            closed?: boolean;
            /** @description what staff call the day */
            name?: string;
            /**
             * Format: time-of-day
             * @description when it opens; left out: as always
             * @example 19:30:00
             */
            start_time?: string;
            /**
             * Format: time-of-day
             * @description when it closes, at or before the opening: on the next day; left out: as always
             * @example 19:30:00
             */
            end_time?: string;
            /** @description start times of the day; left out: those of the service that are within the hours of the day */
            slots?: string[];
            /** @description minutes between start times derived from the hours of the day; left out: as always */
            slot_interval?: number;
            /** @description most guests online bookings may add up to on a service day */
            max_covers?: number;
            /** @description most guests online bookings may add up to between one slot and the next */
            max_covers_per_slot?: number;
        };
        /**
         * @example {
         *       "end_time": "03:00:00",
         *       "max_covers": null
         *     }
         */
        SpecialDayUpdate: {
            /**
             * Format: int64
             * @description the service
             */
            service_id?: number;
            /**
             * Format: date
             * @description the service day
             * @example 2026-05-15
             */
            date?: string;
            closed?: boolean | null;
            name?: string | null;
            start_time?: string | null;
            end_time?: string | null;
            slots?: string[] | null;
            slot_interval?: number | null;
            max_covers?: number | null;
            max_covers_per_slot?: number | null;
        };
        /**
         * @example {
         *       "id": 148129,
         *       "name": "Table 1",
         *       "bookable": true,
         *       "online": true,
         *       "free": true,
         *       "group": false,
         *       "guests_min": 1,
         *       "guests_max": 4,
         *       "room_id": 18802,
         *       "position": 0,
         *       "kind": "TABLE"
         *     }
         */
        Table: {
            /**
             * Format: int64
             * @description the table
             */
            id: number;
            /** @description what staff call the table */
            name: string;
            /** @description can be booked online */
            bookable: boolean;
            /** @description the same as bookable */
            online: boolean;
            /** @description whether it can take the party asked for at the time asked for; true where none is asked for */
            free: boolean;
            /** @description a combination of other tables */
            group: boolean;
            /** @description smallest party */
            guests_min: number;
            /** @description largest party */
            guests_max: number;
            /**
             * Format: int64
             * @description the room it stands in
             */
            room_id: number;
            /** @description members of a group */
            table_ids?: number[];
            /** @description order within the room, lowest first */
            position: number;
            /**
             * @description what it is
             * @enum {unknown}
             */
            kind: "TABLE" | "SUNBED" | "UMBRELLA" | "ARMCHAIR" | "OTHER";
            /** @description shape on the floor plan, such as round or square */
            shape?: string;
            /** @description left edge on the floor plan */
            x?: number;
            /** @description top edge on the floor plan */
            y?: number;
            /** @description width on the floor plan */
            width?: number;
            /** @description height on the floor plan */
            height?: number;
            /** @description degrees clockwise on the floor plan */
            rotation?: number;
        };
        /**
         * @example {
         *       "name": "Table 1",
         *       "guests_min": 1,
         *       "guests_max": 4
         *     }
         */
        TableCreate: {
            /** @description what staff call the table */
            name: string;
            /** @description can be booked online; default true */
            bookable?: boolean;
            /** @description another name of bookable, which wins when both are sent */
            online?: boolean;
            /** @description accepted and ignored: it is derived */
            free?: boolean;
            /** @description smallest party; default 1, for a group the sum of its members */
            guests_min?: number;
            /** @description largest party, at least guests_min; default 4, for a group the sum of its members */
            guests_max?: number;
            /** @description a combination of the tables in table_ids; default false. Fixed once it is created */
            group?: boolean;
            /** @description members of a group, at least two */
            table_ids?: number[];
            /** @description order within the room, lowest first; default 0 */
            position?: number;
            /**
             * @description what it is; default TABLE
             * @enum {unknown}
             */
            kind?: "TABLE" | "SUNBED" | "UMBRELLA" | "ARMCHAIR" | "OTHER";
            /** @description shape on the floor plan, such as round or square */
            shape?: string;
            /** @description left edge on the floor plan */
            x?: number;
            /** @description top edge on the floor plan */
            y?: number;
            /** @description width on the floor plan */
            width?: number;
            /** @description height on the floor plan */
            height?: number;
            /** @description degrees clockwise on the floor plan */
            rotation?: number;
        };
        /**
         * @example {
         *       "name": "Table 1",
         *       "guests_max": 6
         *     }
         */
        TableUpdate: {
            /** @description what staff call the table */
            name?: string;
            bookable?: boolean | null;
            online?: boolean | null;
            free?: boolean | null;
            guests_min?: number | null;
            guests_max?: number | null;
            group?: boolean | null;
            table_ids?: number[] | null;
            position?: number | null;
            kind?: ("TABLE" | "SUNBED" | "UMBRELLA" | "ARMCHAIR" | "OTHER") | null;
            shape?: string | null;
            x?: number | null;
            y?: number | null;
            width?: number | null;
            height?: number | null;
            rotation?: number | null;
            /**
             * Format: int64
             * @description the room it moves to
             */
            room_id?: number;
        };
        /**
         * @description The access token
         * @example {
         *       "access_token": "eyJhbGciOiJSUzI1NiJ9…",
         *       "expires_in": 1440,
         *       "type": "Bearer",
         *       "token_type": "Bearer"
         *     }
         */
        Token: {
            /** @description a JWT signed RS256, to be sent as Authorization: Bearer */
            access_token: string;
            /**
             * @description minutes that the token is valid; safe to read as seconds
             * @example 1440
             */
            expires_in: number;
            /**
             * @description the documented name of token_type
             * @enum {unknown}
             */
            type: "Bearer";
            /**
             * @description the name of the standard
             * @enum {unknown}
             */
            token_type: "Bearer";
            /** @description what it may do, where that is not all */
            scope?: string;
            /** @description of a connection: good for one next token; used twice, it ends the connection */
            refresh_token?: string;
            /** @description of a connection: its property */
            property_id?: number;
        };
        /**
         * @description The error, in the form of RFC 6749, section 5.2, and of this API in one
         * @example {
         *       "error": "invalid_client",
         *       "error_description": "The client_id or the client_secret is wrong.",
         *       "success": false,
         *       "message": "The client_id or the client_secret is wrong."
         *     }
         */
        TokenError: {
            /** @description a code of RFC 6749, section 5.2 */
            error: string;
            /** @description what was wrong */
            error_description: string;
            /**
             * @description always false
             * @constant
             */
            success: false;
            /** @description the same as error_description */
            message: string;
        };
        /**
         * @example {
         *       "token": "eyJhbGciOiJSUzI1NiJ9…",
         *       "client_id": "public_8956990355e6df036-b5ff-48cd-b8be-b3d93fb752",
         *       "client_secret": "12404a0a-9cbf-4b40-82cc-32296e92c515"
         *     }
         */
        TokenOf: {
            /** @description an access token or a refresh token of this client */
            token: string;
            /** @description of the standard; not needed */
            token_type_hint?: string;
            /** @description left out with HTTP Basic */
            client_id?: string;
            /** @description left out with HTTP Basic */
            client_secret?: string;
        };
        /**
         * @example {
         *       "grant_type": "client_credentials",
         *       "client_id": "public_8956990355e6df036-b5ff-48cd-b8be-b3d93fb752",
         *       "client_secret": "12404a0a-9cbf-4b40-82cc-32296e92c515"
         *     }
         */
        TokenRequest: {
            /**
             * @description what the token is got for
             * @enum {unknown}
             */
            grant_type: "client_credentials" | "authorization_code" | "refresh_token";
            /** @description what the token may do, where that is less than all; words by spaces */
            scope?: string;
            /** @description authorization_code: what the connect flow gave */
            code?: string;
            /** @description authorization_code: the address that it came back to */
            redirect_uri?: string;
            /** @description authorization_code: that of the PKCE challenge */
            code_verifier?: string;
            /** @description refresh_token: the last one; the answer has the next one */
            refresh_token?: string;
            /** @description from create-client; left out with HTTP Basic */
            client_id?: string;
            /** @description from create-client; left out with HTTP Basic */
            client_secret?: string;
        };
        /**
         * @example {
         *       "reason": "pacing",
         *       "message": "The service Dinner has more guests on 2025-05-15 at 20:00:00 than its limits allow."
         *     }
         */
        Warning: {
            /** @description what a guest would have been refused for, as in error.reason */
            reason: string;
            /** @description the same in words */
            message: string;
        };
        /**
         * @example {
         *       "id": 512,
         *       "webhook_id": "msg_999643_41_9",
         *       "type": "RESERVATION_CREATED",
         *       "reservation_id": 32992280,
         *       "sequence": 41,
         *       "status": "DELIVERED",
         *       "attempts": 1,
         *       "http_status": 204,
         *       "duration_ms": 38,
         *       "created": "2026-05-15T17:30:00.125Z"
         *     }
         */
        WebhookDelivery: {
            /**
             * Format: int64
             * @description the delivery
             */
            id: number;
            /** @description the webhook-id header: the same at each attempt, so that a repetition is known as one */
            webhook_id: string;
            /**
             * @description what is told
             * @enum {unknown}
             */
            type: "RESERVATION_CREATED" | "RESERVATION_UPDATED" | "RESERVATION_DELETED";
            /**
             * Format: int64
             * @description the reservation it tells about
             */
            reservation_id?: number;
            /** @description the place of the event among those of the property */
            sequence?: number;
            /** @description asked for to try the endpoint */
            test?: boolean;
            /**
             * @description DROPPED: given up after three days
             * @enum {unknown}
             */
            status: "PENDING" | "DELIVERED" | "DROPPED";
            /** @description calls so far */
            attempts: number;
            /** @description what the endpoint answered the last time */
            http_status?: number;
            /** @description why the last attempt failed */
            error?: string;
            /** @description milliseconds that the last attempt took */
            duration_ms?: number;
            /**
             * @description when it is tried next, UTC
             * @example 2026-05-15T17:30:00.125Z
             */
            next_attempt?: string;
            /**
             * @description when it was written, UTC
             * @example 2026-05-15T17:30:00.125Z
             */
            created: string;
        };
        /**
         * @example {
         *       "overlap_minutes": 60
         *     }
         */
        WebhookRotation: {
            /** @description how long deliveries are signed with the former secret as well; default a day */
            overlap_minutes?: number;
        };
        /**
         * @example {
         *       "endpoint": "https://example.com/hooks",
         *       "id": 9,
         *       "webhook_type": "RESERVATION_CREATED",
         *       "property_id": 999643,
         *       "enabled": true
         *     }
         */
        WebhookSubscription: {
            /**
             * @description an absolute https address without credentials, at a public host
             * @example https://example.com/hooks
             */
            endpoint: string;
            /**
             * Format: int64
             * @description the subscription
             */
            id: number;
            /**
             * @description what is told
             * @enum {unknown}
             */
            webhook_type: "RESERVATION_CREATED" | "RESERVATION_UPDATED" | "RESERVATION_DELETED";
            /**
             * Format: int64
             * @description the property it covers
             */
            property_id: number;
            /** @description false: it was given up, see disabled_reason; a redelivery enables it */
            enabled: boolean;
            /** @description why nothing is delivered any more */
            disabled_reason?: string;
            /**
             * @description what deliveries are signed with; shown when it is made and never again
             * @example whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD
             */
            secret?: string;
        };
        /**
         * @example {
         *       "endpoint": "https://example.com/hooks",
         *       "webhook_type": "RESERVATION_CREATED"
         *     }
         */
        WebhookSubscriptionCreate: {
            /**
             * @description an absolute https address without credentials, at a public host
             * @example https://example.com/hooks
             */
            endpoint: string;
            /**
             * @description what is told
             * @enum {unknown}
             */
            webhook_type: "RESERVATION_CREATED" | "RESERVATION_UPDATED" | "RESERVATION_DELETED";
        };
        /**
         * @example {
         *       "endpoint": "https://example.com/other-hooks"
         *     }
         */
        WebhookSubscriptionUpdate: {
            /**
             * @description an absolute https address without credentials, at a public host
             * @example https://example.com/hooks
             */
            endpoint?: string;
            /**
             * @description what is told
             * @enum {unknown}
             */
            webhook_type?: "RESERVATION_CREATED" | "RESERVATION_UPDATED" | "RESERVATION_DELETED";
        };
    };
    responses: {
        /**
         * @description - `ValidationException`: the path, the query, a header or the body is not of the documented form; `error.fields` lists what is wrong
         *     - `BadPhoneException`: a phone number does not have 5 to 15 digits
         *     - `BadEmailException`: an e-mail address is not one
         *     - `InvalidPasswordException`: the password does not fit the pattern
         *     - `ClientCreationException`: this server registers no clients
         *     - `UserCreationException`: the username is already taken
         *     - `InvalidCursorException`: `next_cursor` is not one of an answer to the same filters
         *     - `PropertyHeaderException`: the `Property` header is missing or not an integer
         *     - `InvalidChannelException`: the channel is unknown or not allowed to this caller
         *     - `InvalidBookingTimeException`: the time cannot be booked: taken, closed, past, outside the booking window, no start time; `error.reason` says which
         *     - `InvalidPartySizeException`: no table and no combination could ever seat that party; `error.reason` says whether it is too large or too small
         *     - `ApiAccountValidationException`: the property does not qualify for the Google engine; the message lists what is missing
         */
        BadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description - `UnauthorizedException`: the access token is missing, malformed, expired or revoked */
        Unauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /**
         * @description - `InsufficientScopeException`: the token does not have the scope that the operation needs at this property; `error.scope` names it
         *     - `PropertyForbiddenException`: the property does not exist, is of another client, waits for approval or is disabled, or its sandbox is full
         *     - `SandboxExpiredException`: the sandbox property has expired
         *     - `ReservationForbiddenException`: only who cancelled the reservation may undo that
         */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description - `ResourceNotFoundException`: the property has nothing with an id that the request names */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description - `StateConflictException`: the change does not fit the present state: a status from which it cannot come, a set-up that upcoming reservations use, an `If-Match` that is not met, or another request with the same `Idempotency-Key` that is still at work */
        Conflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description - `PayloadTooLargeException`: the body is larger than the operation takes */
        PayloadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description - `UnsupportedMediaTypeException`: the body is not of a media type that the operation takes */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description - `IdempotencyKeyReusedException`: the `Idempotency-Key` was used with another body */
        UnprocessableEntity: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description - `TooManyRequestsException`: the caller has sent as many requests as it may; `Retry-After` says when to go on */
        TooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description - `PayloadTooLargeException`: the address and the headers are larger than 16 KiB */
        RequestHeaderFieldsTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description - `InternalServerErrorException`: a fault of the server, never because of the input */
        InternalServerError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description - `ServiceUnavailableException`: the database cannot be reached, or too many changes are under way; `Retry-After` says when to try again */
        ServiceUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description The id of the request in the logs of the server: the one sent in this header, where it has up to 64 letters, digits, dots, dashes and underscores, else a new one. */
        "X-Request-Id": string;
        /** @description The version of the resource, in quotes: what `If-Match` takes. */
        ETag: string;
        /** @description true where this is the kept answer of the first request with the key. */
        "Idempotent-Replayed": "true";
        /** @description The answer holds secrets. */
        "Cache-Control": "no-store";
        /** @description How to authenticate, and what was wrong with it. */
        "WWW-Authenticate": string;
        /** @description Seconds after which the same request may work. */
        "Retry-After": number;
        /** @description How many requests a window takes. */
        "RateLimit-Limit": number;
        /** @description How many more this window takes. */
        "RateLimit-Remaining": number;
        /** @description Seconds until the next window. */
        "RateLimit-Reset": number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    createToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "grant_type": "client_credentials",
                 *       "client_id": "public_8956990355e6df036-b5ff-48cd-b8be-b3d93fb752",
                 *       "client_secret": "12404a0a-9cbf-4b40-82cc-32296e92c515"
                 *     }
                 */
                "application/x-www-form-urlencoded": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description The access token */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token": "eyJhbGciOiJSUzI1NiJ9…",
                     *       "expires_in": 1440,
                     *       "type": "Bearer",
                     *       "token_type": "Bearer"
                     *     }
                     */
                    "application/json": components["schemas"]["Token"];
                };
            };
            /** @description The error, in the form of RFC 6749, section 5.2, and of this API in one */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "unsupported_grant_type",
                     *       "error_description": "grant_type must be client_credentials, authorization_code or refresh_token.",
                     *       "success": false,
                     *       "message": "grant_type must be client_credentials, authorization_code or refresh_token."
                     *     }
                     */
                    "application/json": components["schemas"]["TokenError"];
                };
            };
            /** @description The error, in the form of RFC 6749, section 5.2, and of this API in one */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "invalid_client",
                     *       "error_description": "The client_id or the client_secret is wrong.",
                     *       "success": false,
                     *       "message": "The client_id or the client_secret is wrong."
                     *     }
                     */
                    "application/json": components["schemas"]["TokenError"];
                };
            };
            /** @description The error, in the form of RFC 6749, section 5.2, and of this API in one */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "invalid_request",
                     *       "error_description": "The body is larger than a token request.",
                     *       "success": false,
                     *       "message": "The body is larger than a token request."
                     *     }
                     */
                    "application/json": components["schemas"]["TokenError"];
                };
            };
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description The error, in the form of RFC 6749, section 5.2, and of this API in one */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "server_error",
                     *       "error_description": "Something went wrong on the server; the fault is logged.",
                     *       "success": false,
                     *       "message": "Something went wrong on the server; the fault is logged."
                     *     }
                     */
                    "application/json": components["schemas"]["TokenError"];
                };
            };
            /** @description The error, in the form of RFC 6749, section 5.2, and of this API in one */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "temporarily_unavailable",
                     *       "error_description": "The database cannot be reached just now. Try again in a few seconds.",
                     *       "success": false,
                     *       "message": "The database cannot be reached just now. Try again in a few seconds."
                     *     }
                     */
                    "application/json": components["schemas"]["TokenError"];
                };
            };
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "eyJhbGciOiJSUzI1NiJ9…",
                 *       "client_id": "public_8956990355e6df036-b5ff-48cd-b8be-b3d93fb752",
                 *       "client_secret": "12404a0a-9cbf-4b40-82cc-32296e92c515"
                 *     }
                 */
                "application/x-www-form-urlencoded": components["schemas"]["TokenOf"];
            };
        };
        responses: {
            /** @description The token is good no more */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["Revoked"];
                };
            };
            /** @description The error, in the form of RFC 6749, section 5.2, and of this API in one */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "invalid_request",
                     *       "error_description": "token is required.",
                     *       "success": false,
                     *       "message": "token is required."
                     *     }
                     */
                    "application/json": components["schemas"]["TokenError"];
                };
            };
            /** @description The error, in the form of RFC 6749, section 5.2, and of this API in one */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "invalid_client",
                     *       "error_description": "The client_id or the client_secret is wrong.",
                     *       "success": false,
                     *       "message": "The client_id or the client_secret is wrong."
                     *     }
                     */
                    "application/json": components["schemas"]["TokenError"];
                };
            };
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
        };
    };
    introspectToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "eyJhbGciOiJSUzI1NiJ9…",
                 *       "client_id": "public_8956990355e6df036-b5ff-48cd-b8be-b3d93fb752",
                 *       "client_secret": "12404a0a-9cbf-4b40-82cc-32296e92c515"
                 *     }
                 */
                "application/x-www-form-urlencoded": components["schemas"]["TokenOf"];
            };
        };
        responses: {
            /** @description What the token is good for */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "active": true,
                     *       "token_type": "Bearer",
                     *       "client_id": "public_8956990355e6df036-b5ff-48cd-b8be-b3d93fb752",
                     *       "scope": "setup:read reservations:write",
                     *       "property_id": 999641,
                     *       "exp": 1747416600
                     *     }
                     */
                    "application/json": components["schemas"]["Introspection"];
                };
            };
            /** @description The error, in the form of RFC 6749, section 5.2, and of this API in one */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "invalid_request",
                     *       "error_description": "token is required.",
                     *       "success": false,
                     *       "message": "token is required."
                     *     }
                     */
                    "application/json": components["schemas"]["TokenError"];
                };
            };
            /** @description The error, in the form of RFC 6749, section 5.2, and of this API in one */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "invalid_client",
                     *       "error_description": "The client_id or the client_secret is wrong.",
                     *       "success": false,
                     *       "message": "The client_id or the client_secret is wrong."
                     *     }
                     */
                    "application/json": components["schemas"]["TokenError"];
                };
            };
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
        };
    };
    getKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys that are in use, and those that no longer sign */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "keys": [
                     *         {
                     *           "kty": "RSA",
                     *           "kid": "b1f0c9",
                     *           "alg": "RS256",
                     *           "use": "sig",
                     *           "n": "0vx7agoebGcQSuuPiLJXZptN9nndrQ…",
                     *           "e": "AQAB"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/jwk-set+json": components["schemas"]["KeySet"];
                };
            };
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
        };
    };
    getAuthorizationServerMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the authorization server offers, and where */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "issuer": "http://127.0.0.1:8080/octotable-auth/api/v2",
                     *       "authorization_endpoint": "http://127.0.0.1:8080/octotable-auth/api/v2/oauth2/authorize",
                     *       "token_endpoint": "http://127.0.0.1:8080/octotable-auth/api/v2/oauth2/token",
                     *       "revocation_endpoint": "http://127.0.0.1:8080/octotable-auth/api/v2/oauth2/revoke",
                     *       "introspection_endpoint": "http://127.0.0.1:8080/octotable-auth/api/v2/oauth2/introspect",
                     *       "jwks_uri": "http://127.0.0.1:8080/octotable-auth/api/v2/.well-known/jwks.json",
                     *       "scopes_supported": [
                     *         "reservations:read",
                     *         "reservations:write",
                     *         "reservations:staff",
                     *         "customers:read",
                     *         "customers:write",
                     *         "setup:read",
                     *         "setup:write",
                     *         "webhooks"
                     *       ],
                     *       "grant_types_supported": [
                     *         "client_credentials",
                     *         "authorization_code",
                     *         "refresh_token"
                     *       ],
                     *       "response_types_supported": [
                     *         "code"
                     *       ],
                     *       "response_modes_supported": [
                     *         "query"
                     *       ],
                     *       "code_challenge_methods_supported": [
                     *         "S256"
                     *       ],
                     *       "authorization_response_iss_parameter_supported": true,
                     *       "token_endpoint_auth_methods_supported": [
                     *         "client_secret_post",
                     *         "client_secret_basic"
                     *       ],
                     *       "revocation_endpoint_auth_methods_supported": [
                     *         "client_secret_post",
                     *         "client_secret_basic"
                     *       ],
                     *       "introspection_endpoint_auth_methods_supported": [
                     *         "client_secret_post",
                     *         "client_secret_basic"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AuthorizationServerMetadata"];
                };
            };
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
        };
    };
    getOpenidConfiguration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the authorization server offers, and where */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "issuer": "http://127.0.0.1:8080/octotable-auth/api/v2",
                     *       "authorization_endpoint": "http://127.0.0.1:8080/octotable-auth/api/v2/oauth2/authorize",
                     *       "token_endpoint": "http://127.0.0.1:8080/octotable-auth/api/v2/oauth2/token",
                     *       "revocation_endpoint": "http://127.0.0.1:8080/octotable-auth/api/v2/oauth2/revoke",
                     *       "introspection_endpoint": "http://127.0.0.1:8080/octotable-auth/api/v2/oauth2/introspect",
                     *       "jwks_uri": "http://127.0.0.1:8080/octotable-auth/api/v2/.well-known/jwks.json",
                     *       "scopes_supported": [
                     *         "reservations:read",
                     *         "reservations:write",
                     *         "reservations:staff",
                     *         "customers:read",
                     *         "customers:write",
                     *         "setup:read",
                     *         "setup:write",
                     *         "webhooks"
                     *       ],
                     *       "grant_types_supported": [
                     *         "client_credentials",
                     *         "authorization_code",
                     *         "refresh_token"
                     *       ],
                     *       "response_types_supported": [
                     *         "code"
                     *       ],
                     *       "response_modes_supported": [
                     *         "query"
                     *       ],
                     *       "code_challenge_methods_supported": [
                     *         "S256"
                     *       ],
                     *       "authorization_response_iss_parameter_supported": true,
                     *       "token_endpoint_auth_methods_supported": [
                     *         "client_secret_post",
                     *         "client_secret_basic"
                     *       ],
                     *       "revocation_endpoint_auth_methods_supported": [
                     *         "client_secret_post",
                     *         "client_secret_basic"
                     *       ],
                     *       "introspection_endpoint_auth_methods_supported": [
                     *         "client_secret_post",
                     *         "client_secret_basic"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AuthorizationServerMetadata"];
                };
            };
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
        };
    };
    getClient: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of Client objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 124,
                     *           "client_id": "public_8956990355e6df036-b5ff-48cd-b8be-b3d93fb752",
                     *           "redirect_uri": "https://app.example/connected",
                     *           "redirect_uris": [
                     *             "https://app.example/connected"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Client"][];
                    };
                };
            };
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException` */
            403: components["responses"]["Forbidden"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateClient: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "redirect_uri": [
                 *         "https://app.example/connected"
                 *       ],
                 *       "rotate": true,
                 *       "overlap_minutes": 60
                 *     }
                 */
                "application/json": components["schemas"]["ClientUpdate"];
            };
        };
        responses: {
            /** @description A list of Client objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 124,
                     *           "client_id": "public_8956990355e6df036-b5ff-48cd-b8be-b3d93fb752",
                     *           "redirect_uri": "https://app.example/connected",
                     *           "redirect_uris": [
                     *             "https://app.example/connected"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Client"][];
                    };
                };
            };
            /** @description `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException` */
            403: components["responses"]["Forbidden"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createClient: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "redirect_uri": "http://localhost:8183/main-page",
                 *       "sandbox_property": {
                 *         "name": "Your Company SPA",
                 *         "username": "yourcompany100@demo.com",
                 *         "password": "yourCompany123!",
                 *         "description": "A financial institution specializing in global banking",
                 *         "email": "yourcompany1@demo.com",
                 *         "website": "www.yourcmpany.com",
                 *         "phone": "+1234567890",
                 *         "position": {
                 *           "latitude": 45.4442,
                 *           "longitude": 9.99,
                 *           "country": "IT",
                 *           "address": "Piazza, 33",
                 *           "city": "Milan",
                 *           "zip": "20154"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ClientCreate"];
            };
        };
        responses: {
            /** @description Created: a list of the one CreatedClient */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "client_id": "public_8956990355e6df036-b5ff-48cd-b8be-b3d93fb752",
                     *           "client_secret": "12404a0a-9cbf-4b40-82cc-32296e92c515",
                     *           "id": 124,
                     *           "username": "yourcompany100@demo.com",
                     *           "password": "yourCompany123!",
                     *           "properties": [
                     *             {
                     *               "enabled": true,
                     *               "id": 999641,
                     *               "name": "Your Company SPA",
                     *               "position": {},
                     *               "sandbox": true,
                     *               "expires_at": "2025-06-14T10:00:00",
                     *               "timezone": "Europe/Rome"
                     *             }
                     *           ],
                     *           "redirect_uri": "http://localhost:8183/main-page"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["CreatedClient"][];
                    };
                };
            };
            /** @description `ValidationException`, `BadPhoneException`, `BadEmailException`, `InvalidPasswordException`, `ClientCreationException`, `UserCreationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteClient: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deleted id, in a list */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         21309
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: number[];
                    };
                };
            };
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException` */
            403: components["responses"]["Forbidden"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listProperties: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of Property objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 999643,
                     *           "enabled": true,
                     *           "status": "ACTIVE",
                     *           "sandbox": false,
                     *           "name": "Your Company SPA",
                     *           "description": "A financial institution specializing in global banking",
                     *           "email": "yourcompany1@demo.com",
                     *           "phone": "+390212345678",
                     *           "website": "www.yourcmpany.com",
                     *           "latitude": 45.44,
                     *           "longitude": 9.99,
                     *           "country": "IT",
                     *           "address": "Piazza, 33",
                     *           "city": "Milan",
                     *           "cap": "20154",
                     *           "timezone": "Europe/Rome",
                     *           "position": {
                     *             "latitude": 45.44,
                     *             "longitude": 9.99,
                     *             "country": "IT",
                     *             "address": "Piazza, 33",
                     *             "city": "Milan",
                     *             "zip": "20154"
                     *           },
                     *           "settings": {}
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Property"][];
                    };
                };
            };
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException` */
            403: components["responses"]["Forbidden"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createProperty: {
        parameters: {
            query?: never;
            header?: {
                /** @description makes a retry safe: for a day the same key with the same body gets the first answer again, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Your Company SPA",
                 *       "email": "yourcompany1@demo.com",
                 *       "phone": "+390212345678",
                 *       "website": "www.yourcmpany.com",
                 *       "address": "Piazza, 33",
                 *       "city": "Milan",
                 *       "cap": "20154",
                 *       "country": "IT",
                 *       "latitude": 45.4442,
                 *       "longitude": 9.99
                 *     }
                 */
                "application/json": components["schemas"]["PropertyCreate"];
            };
        };
        responses: {
            /** @description Created: a list of the one Property */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 999643,
                     *           "enabled": true,
                     *           "status": "ACTIVE",
                     *           "sandbox": false,
                     *           "name": "Your Company SPA",
                     *           "description": "A financial institution specializing in global banking",
                     *           "email": "yourcompany1@demo.com",
                     *           "phone": "+390212345678",
                     *           "website": "www.yourcmpany.com",
                     *           "latitude": 45.44,
                     *           "longitude": 9.99,
                     *           "country": "IT",
                     *           "address": "Piazza, 33",
                     *           "city": "Milan",
                     *           "cap": "20154",
                     *           "timezone": "Europe/Rome",
                     *           "position": {
                     *             "latitude": 45.44,
                     *             "longitude": 9.99,
                     *             "country": "IT",
                     *             "address": "Piazza, 33",
                     *             "city": "Milan",
                     *             "zip": "20154"
                     *           },
                     *           "settings": {}
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Property"][];
                    };
                };
            };
            /** @description `ValidationException`, `BadEmailException`, `BadPhoneException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException` */
            403: components["responses"]["Forbidden"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `IdempotencyKeyReusedException` */
            422: components["responses"]["UnprocessableEntity"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getProperty: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description the property
                 * @example 999643
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of Property objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 999643,
                     *           "enabled": true,
                     *           "status": "ACTIVE",
                     *           "sandbox": false,
                     *           "name": "Your Company SPA",
                     *           "description": "A financial institution specializing in global banking",
                     *           "email": "yourcompany1@demo.com",
                     *           "phone": "+390212345678",
                     *           "website": "www.yourcmpany.com",
                     *           "latitude": 45.44,
                     *           "longitude": 9.99,
                     *           "country": "IT",
                     *           "address": "Piazza, 33",
                     *           "city": "Milan",
                     *           "cap": "20154",
                     *           "timezone": "Europe/Rome",
                     *           "position": {
                     *             "latitude": 45.44,
                     *             "longitude": 9.99,
                     *             "country": "IT",
                     *             "address": "Piazza, 33",
                     *             "city": "Milan",
                     *             "zip": "20154"
                     *           },
                     *           "settings": {}
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Property"][];
                    };
                };
            };
            /** @description `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateProperty: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description the property
                 * @example 999643
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "phone": "+390287654321",
                 *       "settings": {
                 *         "max_party": 8
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["PropertyUpdate"];
            };
        };
        responses: {
            /** @description A list of Property objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 999643,
                     *           "enabled": true,
                     *           "status": "ACTIVE",
                     *           "sandbox": false,
                     *           "name": "Your Company SPA",
                     *           "description": "A financial institution specializing in global banking",
                     *           "email": "yourcompany1@demo.com",
                     *           "phone": "+390212345678",
                     *           "website": "www.yourcmpany.com",
                     *           "latitude": 45.44,
                     *           "longitude": 9.99,
                     *           "country": "IT",
                     *           "address": "Piazza, 33",
                     *           "city": "Milan",
                     *           "cap": "20154",
                     *           "timezone": "Europe/Rome",
                     *           "position": {
                     *             "latitude": 45.44,
                     *             "longitude": 9.99,
                     *             "country": "IT",
                     *             "address": "Piazza, 33",
                     *             "city": "Milan",
                     *             "zip": "20154"
                     *           },
                     *           "settings": {}
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Property"][];
                    };
                };
            };
            /** @description `ValidationException`, `BadEmailException`, `BadPhoneException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteProperty: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description the property
                 * @example 999643
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deleted id, in a list */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         21309
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: number[];
                    };
                };
            };
            /** @description `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    extendSandbox: {
        parameters: {
            query?: never;
            header?: {
                /** @description makes a retry safe: for a day the same key with the same body gets the first answer again, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the property
                 * @example 999643
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "days": 30
                 *     }
                 */
                "application/json": components["schemas"]["SandboxExtend"];
            };
        };
        responses: {
            /** @description A list of Property objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 999643,
                     *           "enabled": true,
                     *           "status": "ACTIVE",
                     *           "sandbox": false,
                     *           "name": "Your Company SPA",
                     *           "description": "A financial institution specializing in global banking",
                     *           "email": "yourcompany1@demo.com",
                     *           "phone": "+390212345678",
                     *           "website": "www.yourcmpany.com",
                     *           "latitude": 45.44,
                     *           "longitude": 9.99,
                     *           "country": "IT",
                     *           "address": "Piazza, 33",
                     *           "city": "Milan",
                     *           "cap": "20154",
                     *           "timezone": "Europe/Rome",
                     *           "position": {
                     *             "latitude": 45.44,
                     *             "longitude": 9.99,
                     *             "country": "IT",
                     *             "address": "Piazza, 33",
                     *             "city": "Milan",
                     *             "zip": "20154"
                     *           },
                     *           "settings": {}
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Property"][];
                    };
                };
            };
            /** @description `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException` */
            403: components["responses"]["Forbidden"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `IdempotencyKeyReusedException` */
            422: components["responses"]["UnprocessableEntity"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    resetSandbox: {
        parameters: {
            query?: never;
            header?: {
                /** @description makes a retry safe: for a day the same key with the same body gets the first answer again, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the property
                 * @example 999643
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of Property objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 999643,
                     *           "enabled": true,
                     *           "status": "ACTIVE",
                     *           "sandbox": false,
                     *           "name": "Your Company SPA",
                     *           "description": "A financial institution specializing in global banking",
                     *           "email": "yourcompany1@demo.com",
                     *           "phone": "+390212345678",
                     *           "website": "www.yourcmpany.com",
                     *           "latitude": 45.44,
                     *           "longitude": 9.99,
                     *           "country": "IT",
                     *           "address": "Piazza, 33",
                     *           "city": "Milan",
                     *           "cap": "20154",
                     *           "timezone": "Europe/Rome",
                     *           "position": {
                     *             "latitude": 45.44,
                     *             "longitude": 9.99,
                     *             "country": "IT",
                     *             "address": "Piazza, 33",
                     *             "city": "Milan",
                     *             "zip": "20154"
                     *           },
                     *           "settings": {}
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Property"][];
                    };
                };
            };
            /** @description `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `IdempotencyKeyReusedException` */
            422: components["responses"]["UnprocessableEntity"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    seedSandbox: {
        parameters: {
            query?: never;
            header?: {
                /** @description makes a retry safe: for a day the same key with the same body gets the first answer again, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the property
                 * @example 999643
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "seed": 1
                 *     }
                 */
                "application/json": components["schemas"]["SandboxSeed"];
            };
        };
        responses: {
            /** @description Created: a list of the one SandboxSeeded */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "seed": 1,
                     *           "rooms": 2,
                     *           "tables": 12,
                     *           "groups": 3,
                     *           "reservations": 74,
                     *           "customers": 41,
                     *           "start_date": "2026-05-12",
                     *           "end_date": "2026-05-18"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["SandboxSeeded"][];
                    };
                };
            };
            /** @description `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `IdempotencyKeyReusedException` */
            422: components["responses"]["UnprocessableEntity"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getSandboxClock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description the property
                 * @example 999643
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of SandboxClock objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "now": "2026-12-24T18:30:00",
                     *           "moved": true,
                     *           "ahead_seconds": 19267200
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["SandboxClock"][];
                    };
                };
            };
            /** @description `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    setSandboxClock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description the property
                 * @example 999643
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "now": "2026-12-24T18:30:00"
                 *     }
                 */
                "application/json": components["schemas"]["SandboxClockSet"];
            };
        };
        responses: {
            /** @description A list of SandboxClock objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "now": "2026-12-24T18:30:00",
                     *           "moved": true,
                     *           "ahead_seconds": 19267200
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["SandboxClock"][];
                    };
                };
            };
            /** @description `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    resetSandboxClock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description the property
                 * @example 999643
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of SandboxClock objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "now": "2026-12-24T18:30:00",
                     *           "moved": true,
                     *           "ahead_seconds": 19267200
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["SandboxClock"][];
                    };
                };
            };
            /** @description `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getLogo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description the property
                 * @example 999643
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of Logo objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 41001,
                     *           "files": [
                     *             {
                     *               "width": 960,
                     *               "height": 640,
                     *               "url": "https://tables.example.com/book/restaurant/999643/pictures/41001-960.webp"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Logo"][];
                    };
                };
            };
            /** @description `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    setLogo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description the property
                 * @example 999643
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": unknown;
                "image/png": unknown;
                "image/webp": unknown;
                "image/avif": unknown;
                "image/gif": unknown;
            };
        };
        responses: {
            /** @description A list of Logo objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 41001,
                     *           "files": [
                     *             {
                     *               "width": 960,
                     *               "height": 640,
                     *               "url": "https://tables.example.com/book/restaurant/999643/pictures/41001-960.webp"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Logo"][];
                    };
                };
            };
            /** @description `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteLogo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description the property
                 * @example 999643
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deleted id, in a list */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         21309
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: number[];
                    };
                };
            };
            /** @description `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listPhotos: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description the property
                 * @example 999643
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of Photo objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 41001,
                     *           "files": [
                     *             {
                     *               "width": 960,
                     *               "height": 640,
                     *               "url": "https://tables.example.com/book/restaurant/999643/pictures/41001-960.webp"
                     *             }
                     *           ],
                     *           "alt": {
                     *             "en": "The garden in the evening"
                     *           },
                     *           "position": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Photo"][];
                    };
                };
            };
            /** @description `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    addPhoto: {
        parameters: {
            query?: never;
            header?: {
                /** @description makes a retry safe: for a day the same key with the same body gets the first answer again, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the property
                 * @example 999643
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": unknown;
                "image/png": unknown;
                "image/webp": unknown;
                "image/avif": unknown;
                "image/gif": unknown;
            };
        };
        responses: {
            /** @description Created: a list of the one Photo */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 41001,
                     *           "files": [
                     *             {
                     *               "width": 960,
                     *               "height": 640,
                     *               "url": "https://tables.example.com/book/restaurant/999643/pictures/41001-960.webp"
                     *             }
                     *           ],
                     *           "alt": {
                     *             "en": "The garden in the evening"
                     *           },
                     *           "position": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Photo"][];
                    };
                };
            };
            /** @description `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `IdempotencyKeyReusedException` */
            422: components["responses"]["UnprocessableEntity"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updatePhoto: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description the property
                 * @example 999643
                 */
                id: number;
                /**
                 * @description the photo
                 * @example 41001
                 */
                photo_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "alt": {
                 *         "en": "The garden in the evening",
                 *         "it": "Il giardino di sera"
                 *       },
                 *       "position": 1
                 *     }
                 */
                "application/json": components["schemas"]["PhotoUpdate"];
            };
        };
        responses: {
            /** @description A list of Photo objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 41001,
                     *           "files": [
                     *             {
                     *               "width": 960,
                     *               "height": 640,
                     *               "url": "https://tables.example.com/book/restaurant/999643/pictures/41001-960.webp"
                     *             }
                     *           ],
                     *           "alt": {
                     *             "en": "The garden in the evening"
                     *           },
                     *           "position": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Photo"][];
                    };
                };
            };
            /** @description `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deletePhoto: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description the property
                 * @example 999643
                 */
                id: number;
                /**
                 * @description the photo
                 * @example 41001
                 */
                photo_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deleted id, in a list */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         21309
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: number[];
                    };
                };
            };
            /** @description `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listWebhookSubscriptions: {
        parameters: {
            query?: {
                /** @description rows of a page; default 500, at most 1000 */
                limit?: number;
                /** @description where the page before ended */
                next_cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of WebhookSubscription objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "endpoint": "https://example.com/hooks",
                     *           "id": 9,
                     *           "webhook_type": "RESERVATION_CREATED",
                     *           "property_id": 999643,
                     *           "enabled": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["WebhookSubscription"][];
                        /** @description present when more rows exist */
                        next_cursor?: string;
                    };
                };
            };
            /** @description `ValidationException`, `InvalidCursorException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException` */
            403: components["responses"]["Forbidden"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getWebhookSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description the subscription
                 * @example 9
                 */
                subscription_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of WebhookSubscription objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "endpoint": "https://example.com/hooks",
                     *           "id": 9,
                     *           "webhook_type": "RESERVATION_CREATED",
                     *           "property_id": 999643,
                     *           "enabled": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["WebhookSubscription"][];
                    };
                };
            };
            /** @description `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateWebhookSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description the subscription
                 * @example 9
                 */
                subscription_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "endpoint": "https://example.com/other-hooks"
                 *     }
                 */
                "application/json": components["schemas"]["WebhookSubscriptionUpdate"];
            };
        };
        responses: {
            /** @description A list of WebhookSubscription objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "endpoint": "https://example.com/hooks",
                     *           "id": 9,
                     *           "webhook_type": "RESERVATION_CREATED",
                     *           "property_id": 999643,
                     *           "enabled": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["WebhookSubscription"][];
                    };
                };
            };
            /** @description `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteWebhookSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description the subscription
                 * @example 9
                 */
                subscription_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deleted id, in a list */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         21309
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: number[];
                    };
                };
            };
            /** @description `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description makes a retry safe: for a day the same key with the same body gets the first answer again, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the subscription
                 * @example 9
                 */
                subscription_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "overlap_minutes": 60
                 *     }
                 */
                "application/json": components["schemas"]["WebhookRotation"];
            };
        };
        responses: {
            /** @description A list of WebhookSubscription objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "endpoint": "https://example.com/hooks",
                     *           "id": 9,
                     *           "webhook_type": "RESERVATION_CREATED",
                     *           "property_id": 999643,
                     *           "enabled": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["WebhookSubscription"][];
                    };
                };
            };
            /** @description `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `IdempotencyKeyReusedException` */
            422: components["responses"]["UnprocessableEntity"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    testWebhookSubscription: {
        parameters: {
            query?: never;
            header?: {
                /** @description makes a retry safe: for a day the same key with the same body gets the first answer again, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the subscription
                 * @example 9
                 */
                subscription_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created: a list of the one WebhookDelivery */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 512,
                     *           "webhook_id": "msg_999643_41_9",
                     *           "type": "RESERVATION_CREATED",
                     *           "reservation_id": 32992280,
                     *           "sequence": 41,
                     *           "status": "DELIVERED",
                     *           "attempts": 1,
                     *           "http_status": 204,
                     *           "duration_ms": 38,
                     *           "created": "2026-05-15T17:30:00.125Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["WebhookDelivery"][];
                    };
                };
            };
            /** @description `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `IdempotencyKeyReusedException` */
            422: components["responses"]["UnprocessableEntity"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description rows of a page; default 500, at most 1000 */
                limit?: number;
                /** @description where the page before ended */
                next_cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description the subscription
                 * @example 9
                 */
                subscription_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of WebhookDelivery objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 512,
                     *           "webhook_id": "msg_999643_41_9",
                     *           "type": "RESERVATION_CREATED",
                     *           "reservation_id": 32992280,
                     *           "sequence": 41,
                     *           "status": "DELIVERED",
                     *           "attempts": 1,
                     *           "http_status": 204,
                     *           "duration_ms": 38,
                     *           "created": "2026-05-15T17:30:00.125Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["WebhookDelivery"][];
                        /** @description present when more rows exist */
                        next_cursor?: string;
                    };
                };
            };
            /** @description `ValidationException`, `InvalidCursorException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    redeliverWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description makes a retry safe: for a day the same key with the same body gets the first answer again, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the subscription
                 * @example 9
                 */
                subscription_id: number;
                /**
                 * @description the delivery
                 * @example 512
                 */
                delivery_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of WebhookDelivery objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 512,
                     *           "webhook_id": "msg_999643_41_9",
                     *           "type": "RESERVATION_CREATED",
                     *           "reservation_id": 32992280,
                     *           "sequence": 41,
                     *           "status": "DELIVERED",
                     *           "attempts": 1,
                     *           "http_status": 204,
                     *           "duration_ms": 38,
                     *           "created": "2026-05-15T17:30:00.125Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["WebhookDelivery"][];
                    };
                };
            };
            /** @description `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `IdempotencyKeyReusedException` */
            422: components["responses"]["UnprocessableEntity"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listRooms: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of Room objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 18802,
                     *           "name": "Indoor Room",
                     *           "property_id": 999643,
                     *           "bookable": true,
                     *           "auto_group": false,
                     *           "sold_out": "HIDE",
                     *           "position": 0,
                     *           "tables": []
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Room"][];
                    };
                };
            };
            /** @description `PropertyHeaderException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createRoom: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
                /** @description makes a retry safe: for a day the same key with the same body gets the first answer again, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Indoor Room",
                 *       "bookable": true
                 *     }
                 */
                "application/json": components["schemas"]["RoomCreate"];
            };
        };
        responses: {
            /** @description Created: a list of the one Room */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 18802,
                     *           "name": "Indoor Room",
                     *           "property_id": 999643,
                     *           "bookable": true,
                     *           "auto_group": false,
                     *           "sold_out": "HIDE",
                     *           "position": 0,
                     *           "tables": []
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Room"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `IdempotencyKeyReusedException` */
            422: components["responses"]["UnprocessableEntity"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getRoom: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path: {
                /**
                 * @description the room
                 * @example 18802
                 */
                room_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of Room objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 18802,
                     *           "name": "Indoor Room",
                     *           "property_id": 999643,
                     *           "bookable": true,
                     *           "auto_group": false,
                     *           "sold_out": "HIDE",
                     *           "position": 0,
                     *           "tables": []
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Room"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateRoom: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path: {
                /**
                 * @description the room
                 * @example 18802
                 */
                room_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Garden",
                 *       "position": 2
                 *     }
                 */
                "application/json": components["schemas"]["RoomUpdate"];
            };
        };
        responses: {
            /** @description A list of Room objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 18802,
                     *           "name": "Indoor Room",
                     *           "property_id": 999643,
                     *           "bookable": true,
                     *           "auto_group": false,
                     *           "sold_out": "HIDE",
                     *           "position": 0,
                     *           "tables": []
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Room"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteRoom: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path: {
                /**
                 * @description the room
                 * @example 18802
                 */
                room_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deleted id, in a list */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         21309
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: number[];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listTables: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of Table objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 148129,
                     *           "name": "Table 1",
                     *           "bookable": true,
                     *           "online": true,
                     *           "free": true,
                     *           "group": false,
                     *           "guests_min": 1,
                     *           "guests_max": 4,
                     *           "room_id": 18802,
                     *           "position": 0,
                     *           "kind": "TABLE"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Table"][];
                    };
                };
            };
            /** @description `PropertyHeaderException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listRoomTables: {
        parameters: {
            query?: {
                /** @description the day for which free is answered */
                start_date?: string;
                /** @description the time for which free is answered; left out: any slot of the day */
                start_hour?: string;
                /** @description party size; default 1 */
                pax?: number;
                /** @description only this service */
                service_id?: number;
            };
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path: {
                /**
                 * @description the room in which the table stands
                 * @example 18802
                 */
                room_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of Table objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 148129,
                     *           "name": "Table 1",
                     *           "bookable": true,
                     *           "online": true,
                     *           "free": true,
                     *           "group": false,
                     *           "guests_min": 1,
                     *           "guests_max": 4,
                     *           "room_id": 18802,
                     *           "position": 0,
                     *           "kind": "TABLE"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Table"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getTable: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path: {
                /**
                 * @description the room in which the table stands
                 * @example 18802
                 */
                room_id: number;
                /**
                 * @description the table
                 * @example 148129
                 */
                table_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of Table objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 148129,
                     *           "name": "Table 1",
                     *           "bookable": true,
                     *           "online": true,
                     *           "free": true,
                     *           "group": false,
                     *           "guests_min": 1,
                     *           "guests_max": 4,
                     *           "room_id": 18802,
                     *           "position": 0,
                     *           "kind": "TABLE"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Table"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateTable: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path: {
                /**
                 * @description the room in which the table stands
                 * @example 18802
                 */
                room_id: number;
                /**
                 * @description the table
                 * @example 148129
                 */
                table_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Table 1",
                 *       "guests_max": 6
                 *     }
                 */
                "application/json": components["schemas"]["TableUpdate"];
            };
        };
        responses: {
            /** @description A list of Table objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 148129,
                     *           "name": "Table 1",
                     *           "bookable": true,
                     *           "online": true,
                     *           "free": true,
                     *           "group": false,
                     *           "guests_min": 1,
                     *           "guests_max": 4,
                     *           "room_id": 18802,
                     *           "position": 0,
                     *           "kind": "TABLE"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Table"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteTable: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path: {
                /**
                 * @description the room in which the table stands
                 * @example 18802
                 */
                room_id: number;
                /**
                 * @description the table
                 * @example 148129
                 */
                table_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deleted id, in a list */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         21309
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: number[];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createTable: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
                /** @description makes a retry safe: for a day the same key with the same body gets the first answer again, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description the room in which the table stands
                 * @example 18802
                 */
                room_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Table 1",
                 *       "guests_min": 1,
                 *       "guests_max": 4
                 *     }
                 */
                "application/json": components["schemas"]["TableCreate"];
            };
        };
        responses: {
            /** @description Created: a list of the one Table */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 148129,
                     *           "name": "Table 1",
                     *           "bookable": true,
                     *           "online": true,
                     *           "free": true,
                     *           "group": false,
                     *           "guests_min": 1,
                     *           "guests_max": 4,
                     *           "room_id": 18802,
                     *           "position": 0,
                     *           "kind": "TABLE"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Table"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `IdempotencyKeyReusedException` */
            422: components["responses"]["UnprocessableEntity"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listServices: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of Service objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 33924,
                     *           "name": "Breakfast",
                     *           "bookable": true,
                     *           "online": true,
                     *           "advance_min": 0,
                     *           "max_advance": 120,
                     *           "average_stay": 60,
                     *           "card_guarantee": false,
                     *           "confirmation_mode": "CONFIRMED",
                     *           "days_of_week": [
                     *             "MONDAY",
                     *             "SATURDAY"
                     *           ],
                     *           "start_time": "09:00:00",
                     *           "end_time": "11:00:00",
                     *           "slots": [
                     *             "09:30:00",
                     *             "10:30:00"
                     *           ],
                     *           "slot_interval": 30,
                     *           "show_rooms": true,
                     *           "orders_section": {
                     *             "order_enabled": true,
                     *             "required_fields": [
                     *               "phone"
                     *             ],
                     *             "send_order_enabled": true
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Service"][];
                    };
                };
            };
            /** @description `PropertyHeaderException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createService: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
                /** @description makes a retry safe: for a day the same key with the same body gets the first answer again, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Breakfast",
                 *       "start_time": "09:00:00",
                 *       "end_time": "11:00:00",
                 *       "days_of_week": [
                 *         "MON",
                 *         "SAT"
                 *       ],
                 *       "average_stay": 60,
                 *       "max_advance": 120,
                 *       "slots": [
                 *         "09:30:00",
                 *         "10:30:00"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ServiceCreate"];
            };
        };
        responses: {
            /** @description Created: a list of the one Service */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 33924,
                     *           "name": "Breakfast",
                     *           "bookable": true,
                     *           "online": true,
                     *           "advance_min": 0,
                     *           "max_advance": 120,
                     *           "average_stay": 60,
                     *           "card_guarantee": false,
                     *           "confirmation_mode": "CONFIRMED",
                     *           "days_of_week": [
                     *             "MONDAY",
                     *             "SATURDAY"
                     *           ],
                     *           "start_time": "09:00:00",
                     *           "end_time": "11:00:00",
                     *           "slots": [
                     *             "09:30:00",
                     *             "10:30:00"
                     *           ],
                     *           "slot_interval": 30,
                     *           "show_rooms": true,
                     *           "orders_section": {
                     *             "order_enabled": true,
                     *             "required_fields": [
                     *               "phone"
                     *             ],
                     *             "send_order_enabled": true
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Service"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `IdempotencyKeyReusedException` */
            422: components["responses"]["UnprocessableEntity"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getService: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path: {
                /**
                 * @description the service
                 * @example 33924
                 */
                service_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of Service objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 33924,
                     *           "name": "Breakfast",
                     *           "bookable": true,
                     *           "online": true,
                     *           "advance_min": 0,
                     *           "max_advance": 120,
                     *           "average_stay": 60,
                     *           "card_guarantee": false,
                     *           "confirmation_mode": "CONFIRMED",
                     *           "days_of_week": [
                     *             "MONDAY",
                     *             "SATURDAY"
                     *           ],
                     *           "start_time": "09:00:00",
                     *           "end_time": "11:00:00",
                     *           "slots": [
                     *             "09:30:00",
                     *             "10:30:00"
                     *           ],
                     *           "slot_interval": 30,
                     *           "show_rooms": true,
                     *           "orders_section": {
                     *             "order_enabled": true,
                     *             "required_fields": [
                     *               "phone"
                     *             ],
                     *             "send_order_enabled": true
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Service"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateService: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path: {
                /**
                 * @description the service
                 * @example 33924
                 */
                service_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "max_advance": 90,
                 *       "slots": null
                 *     }
                 */
                "application/json": components["schemas"]["ServiceUpdate"];
            };
        };
        responses: {
            /** @description A list of Service objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 33924,
                     *           "name": "Breakfast",
                     *           "bookable": true,
                     *           "online": true,
                     *           "advance_min": 0,
                     *           "max_advance": 120,
                     *           "average_stay": 60,
                     *           "card_guarantee": false,
                     *           "confirmation_mode": "CONFIRMED",
                     *           "days_of_week": [
                     *             "MONDAY",
                     *             "SATURDAY"
                     *           ],
                     *           "start_time": "09:00:00",
                     *           "end_time": "11:00:00",
                     *           "slots": [
                     *             "09:30:00",
                     *             "10:30:00"
                     *           ],
                     *           "slot_interval": 30,
                     *           "show_rooms": true,
                     *           "orders_section": {
                     *             "order_enabled": true,
                     *             "required_fields": [
                     *               "phone"
                     *             ],
                     *             "send_order_enabled": true
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Service"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteService: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path: {
                /**
                 * @description the service
                 * @example 33924
                 */
                service_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deleted id, in a list */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         21309
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: number[];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listSpecialDays: {
        parameters: {
            query?: {
                /** @description first date */
                start_date?: string;
                /** @description last date, inclusive */
                end_date?: string;
                /** @description any of these */
                service_ids?: number[];
                /** @description rows of a page; default 500, at most 1000 */
                limit?: number;
                /** @description where the page before ended */
                next_cursor?: string;
            };
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of SpecialDay objects, and where the next one starts */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 45003,
                     *           "service_id": 33924,
                     *           "date": "2026-12-31",
                     *           "closed": false,
                     *           "name": "New Year’s Eve",
                     *           "start_time": "18:00:00",
                     *           "end_time": "02:00:00",
                     *           "slots": [
                     *             "18:00:00",
                     *             "21:30:00"
                     *           ],
                     *           "max_covers": 60
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["SpecialDay"][];
                        /** @description present when more rows exist */
                        next_cursor?: string;
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException`, `InvalidCursorException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createSpecialDay: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
                /** @description makes a retry safe: for a day the same key with the same body gets the first answer again, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "service_id": 33924,
                 *       "date": "2026-12-31",
                 *       "name": "New Year’s Eve",
                 *       "start_time": "18:00:00",
                 *       "end_time": "02:00:00",
                 *       "slots": [
                 *         "18:00:00",
                 *         "21:30:00"
                 *       ],
                 *       "max_covers": 60
                 *     }
                 */
                "application/json": components["schemas"]["SpecialDayCreate"];
            };
        };
        responses: {
            /** @description Created: a list of the one SpecialDay */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 45003,
                     *           "service_id": 33924,
                     *           "date": "2026-12-31",
                     *           "closed": false,
                     *           "name": "New Year’s Eve",
                     *           "start_time": "18:00:00",
                     *           "end_time": "02:00:00",
                     *           "slots": [
                     *             "18:00:00",
                     *             "21:30:00"
                     *           ],
                     *           "max_covers": 60
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["SpecialDay"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `IdempotencyKeyReusedException` */
            422: components["responses"]["UnprocessableEntity"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getSpecialDay: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path: {
                /**
                 * @description the special day
                 * @example 45003
                 */
                special_day_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of SpecialDay objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 45003,
                     *           "service_id": 33924,
                     *           "date": "2026-12-31",
                     *           "closed": false,
                     *           "name": "New Year’s Eve",
                     *           "start_time": "18:00:00",
                     *           "end_time": "02:00:00",
                     *           "slots": [
                     *             "18:00:00",
                     *             "21:30:00"
                     *           ],
                     *           "max_covers": 60
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["SpecialDay"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateSpecialDay: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path: {
                /**
                 * @description the special day
                 * @example 45003
                 */
                special_day_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "end_time": "03:00:00",
                 *       "max_covers": null
                 *     }
                 */
                "application/json": components["schemas"]["SpecialDayUpdate"];
            };
        };
        responses: {
            /** @description A list of SpecialDay objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 45003,
                     *           "service_id": 33924,
                     *           "date": "2026-12-31",
                     *           "closed": false,
                     *           "name": "New Year’s Eve",
                     *           "start_time": "18:00:00",
                     *           "end_time": "02:00:00",
                     *           "slots": [
                     *             "18:00:00",
                     *             "21:30:00"
                     *           ],
                     *           "max_covers": 60
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["SpecialDay"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteSpecialDay: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path: {
                /**
                 * @description the special day
                 * @example 45003
                 */
                special_day_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deleted id, in a list */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         21309
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: number[];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listClosures: {
        parameters: {
            query?: {
                /** @description only closures that last until this service day or longer */
                start_date?: string;
                /** @description only closures that have begun by this service day */
                end_date?: string;
                /** @description rows of a page; default 500, at most 1000 */
                limit?: number;
                /** @description where the page before ended */
                next_cursor?: string;
            };
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of Closure objects, and where the next one starts */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 40012,
                     *           "start_date": "2026-08-10",
                     *           "end_date": "2026-08-14",
                     *           "slots": [
                     *             "19:00:00",
                     *             "19:30:00"
                     *           ],
                     *           "table_ids": [
                     *             148129
                     *           ],
                     *           "reason": "The window is being repaired",
                     *           "author": "client:124",
                     *           "created_at": "2026-08-03T09:41:07",
                     *           "affected": [
                     *             {
                     *               "id": 32992280
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Closure"][];
                        /** @description present when more rows exist */
                        next_cursor?: string;
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException`, `InvalidCursorException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createClosure: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
                /** @description makes a retry safe: for a day the same key with the same body gets the first answer again, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "start_date": "2026-08-10",
                 *       "end_date": "2026-08-14",
                 *       "slots": [
                 *         "19:00:00",
                 *         "19:30:00"
                 *       ],
                 *       "table_ids": [
                 *         148129
                 *       ],
                 *       "reason": "The window is being repaired"
                 *     }
                 */
                "application/json": components["schemas"]["ClosureCreate"];
            };
        };
        responses: {
            /** @description Created: a list of the one Closure */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 40012,
                     *           "start_date": "2026-08-10",
                     *           "end_date": "2026-08-14",
                     *           "slots": [
                     *             "19:00:00",
                     *             "19:30:00"
                     *           ],
                     *           "table_ids": [
                     *             148129
                     *           ],
                     *           "reason": "The window is being repaired",
                     *           "author": "client:124",
                     *           "created_at": "2026-08-03T09:41:07",
                     *           "affected": [
                     *             {
                     *               "id": 32992280
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Closure"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `IdempotencyKeyReusedException` */
            422: components["responses"]["UnprocessableEntity"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getClosure: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path: {
                /**
                 * @description the closure
                 * @example 40012
                 */
                closure_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of Closure objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 40012,
                     *           "start_date": "2026-08-10",
                     *           "end_date": "2026-08-14",
                     *           "slots": [
                     *             "19:00:00",
                     *             "19:30:00"
                     *           ],
                     *           "table_ids": [
                     *             148129
                     *           ],
                     *           "reason": "The window is being repaired",
                     *           "author": "client:124",
                     *           "created_at": "2026-08-03T09:41:07",
                     *           "affected": [
                     *             {
                     *               "id": 32992280
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Closure"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateClosure: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path: {
                /**
                 * @description the closure
                 * @example 40012
                 */
                closure_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "end_date": "2026-08-16",
                 *       "slots": null
                 *     }
                 */
                "application/json": components["schemas"]["ClosureUpdate"];
            };
        };
        responses: {
            /** @description A list of Closure objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 40012,
                     *           "start_date": "2026-08-10",
                     *           "end_date": "2026-08-14",
                     *           "slots": [
                     *             "19:00:00",
                     *             "19:30:00"
                     *           ],
                     *           "table_ids": [
                     *             148129
                     *           ],
                     *           "reason": "The window is being repaired",
                     *           "author": "client:124",
                     *           "created_at": "2026-08-03T09:41:07",
                     *           "affected": [
                     *             {
                     *               "id": 32992280
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Closure"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteClosure: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path: {
                /**
                 * @description the closure
                 * @example 40012
                 */
                closure_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deleted id, in a list */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         21309
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: number[];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    findSlots: {
        parameters: {
            query: {
                /**
                 * @description first day
                 * @example 2026-05-15
                 */
                start_date: string;
                /** @description last day, inclusive; default: start_date */
                end_date?: string;
                /** @description number of days, instead of end_date */
                days?: number;
                /** @description party size; default 1 */
                pax?: number;
                /** @description only this service */
                service_id?: number;
                /** @description only this room */
                room_id?: number;
                /** @description a hold of the caller's own: what it keeps counts as free */
                hold_id?: string;
                /** @description tell why each other start time is not offered */
                reasons?: boolean;
                /** @description list all start times and whether they are out of order */
                out_of_order?: boolean;
                /** @description another name of out_of_order */
                out_of_service?: boolean;
            };
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of DaySlots objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "day": "2024-11-19",
                     *           "available_services": [
                     *             {
                     *               "id": 30601,
                     *               "title": "Lunch",
                     *               "available_slots": [
                     *                 "12:00:00",
                     *                 "12:30:00"
                     *               ]
                     *             },
                     *             {
                     *               "id": 30602,
                     *               "title": "Dinner",
                     *               "available_slots": [
                     *                 "19:00:00",
                     *                 "22:00:00"
                     *               ]
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["DaySlots"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    findFreeRooms: {
        parameters: {
            query: {
                /**
                 * @description day of the start
                 * @example 2026-05-15
                 */
                start_date: string;
                /** @description time of the start */
                start_hour?: string;
                /** @description another name of start_hour */
                start_time?: string;
                /** @description party size */
                pax: number;
                /**
                 * @description the service
                 * @example 30602
                 */
                service_id: number;
                /** @description a hold of the caller's own: what it keeps counts as free */
                hold_id?: string;
            };
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Rooms with the tables that are free then, in a list inside the list */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         [
                     *           {
                     *             "id": 21344,
                     *             "property_id": 999643,
                     *             "name": "Sala Nuova",
                     *             "bookable": true,
                     *             "auto_group": false,
                     *             "sold_out": "HIDE",
                     *             "position": 0,
                     *             "tables": [
                     *               {
                     *                 "id": 172246,
                     *                 "name": "T8",
                     *                 "bookable": true,
                     *                 "online": true,
                     *                 "free": true,
                     *                 "group": false,
                     *                 "guests_max": 10,
                     *                 "guests_min": 1,
                     *                 "room_id": 21344,
                     *                 "position": 0,
                     *                 "kind": "TABLE"
                     *               }
                     *             ]
                     *           }
                     *         ]
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Room"][][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listBookingLinks: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of BookingLink objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "name": "BOOKING_ENGINE_PAGE",
                     *           "link": "http://127.0.0.1:8080/book/restaurant/999643/booking/new"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["BookingLink"][];
                    };
                };
            };
            /** @description `PropertyHeaderException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    takeHold: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
                /** @description makes a retry safe: for a day the same key with the same body gets the first answer again, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "start_date": "2025-05-15",
                 *       "start_hour": "13:00:00",
                 *       "pax": 2,
                 *       "channel": "OCTOTABLE_BOOK",
                 *       "service_id": 33841,
                 *       "room_id": 23288,
                 *       "ttl": 300
                 *     }
                 */
                "application/json": components["schemas"]["HoldCreate"];
            };
        };
        responses: {
            /** @description Created: a list of the one Hold */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "mZ3q0T5b1cF8yWkR2vXhUe7LaNsJdG4P",
                     *           "expires_at": "2025-05-14T15:11:46.120Z",
                     *           "start_date": "2025-05-15",
                     *           "start_hour": "13:00:00",
                     *           "pax": 2,
                     *           "service_id": 33841,
                     *           "room_id": 23288,
                     *           "tables": [
                     *             {
                     *               "id": 197934,
                     *               "name": "T8",
                     *               "bookable": true,
                     *               "free": true,
                     *               "group": false,
                     *               "online": true,
                     *               "room_id": 23288
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Hold"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException`, `InvalidChannelException`, `InvalidBookingTimeException`, `InvalidPartySizeException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `IdempotencyKeyReusedException` */
            422: components["responses"]["UnprocessableEntity"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    giveBackHold: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path: {
                /**
                 * @description the hold
                 * @example mZ3q0T5b1cF8yWkR2vXhUe7LaNsJdG4P
                 */
                hold_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The id of the hold, in a list */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         "mZ3q0T5b1cF8yWkR2vXhUe7LaNsJdG4P"
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: string[];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listReservations: {
        parameters: {
            query?: {
                /** @description first day of the start */
                start_date?: string;
                /** @description last day of the start, inclusive */
                end_date?: string;
                /** @description start time, exactly */
                start_hour?: string;
                /** @description any of these; with OUTOFORDER closures come first, an entry for each service day, service, room and stretch of closed times, from start_date or else today on */
                status?: ("WAITING" | "ACCEPTED" | "CONFIRMED" | "REJECTED" | "EXPIRED" | "PREPAY" | "CANCELLED" | "OUTOFORDER")[];
                /** @description any of these */
                service_ids?: number[];
                /** @description any of these */
                room_ids?: number[];
                /** @description part of the guest's name, e-mail or phone, or the reservation's id */
                text_search?: string;
                /** @description start not past, not checked in, not ended */
                incoming?: boolean;
                /** @description checked in and not out */
                arrived?: boolean;
                /** @description checked out */
                departed?: boolean;
                /** @description queued ones only */
                waiting_list?: boolean;
                /** @description changed at or after this local time */
                updated_since?: string;
                /** @description rows of a page; default 500, at most 1000 */
                limit?: number;
                /** @description where the page before ended */
                next_cursor?: string;
            };
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of Reservation objects, and where the next one starts */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 32992280,
                     *           "pax": 2,
                     *           "status": "CONFIRMED",
                     *           "customer": {
                     *             "id": 33942074,
                     *             "first_name": "Adam",
                     *             "last_name": "Devis",
                     *             "email": "adam@example.com",
                     *             "phone": "+393332211456"
                     *           },
                     *           "service": {
                     *             "id": 33841,
                     *             "name": "Custom dinner"
                     *           },
                     *           "channel": "OCTOTABLE_ADMIN",
                     *           "room": {
                     *             "id": 23288,
                     *             "name": "Sala Nuova"
                     *           },
                     *           "start_date": "2025-05-15",
                     *           "start_day": "2025-05-15",
                     *           "start_hour": "13:00:00",
                     *           "end_date": "2025-05-15T14:00:00",
                     *           "last_status_change": "2025-05-14T17:06:46",
                     *           "notes": "",
                     *           "special_request": "",
                     *           "tables": [
                     *             {
                     *               "id": 197934,
                     *               "name": "T8",
                     *               "bookable": true,
                     *               "free": true,
                     *               "group": false,
                     *               "online": true,
                     *               "room_id": 23288
                     *             }
                     *           ],
                     *           "waiting_list": false,
                     *           "version": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Reservation"][];
                        /** @description present when more rows exist */
                        next_cursor?: string;
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException`, `InvalidCursorException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createReservation: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
                /** @description makes a retry safe: for a day the same key with the same body gets the first answer again, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "start_date": "2025-05-15",
                 *       "start_hour": "13:00:00",
                 *       "pax": 2,
                 *       "channel": "OCTOTABLE_ADMIN",
                 *       "customer": {
                 *         "first_name": "Adam",
                 *         "last_name": "Devis",
                 *         "email": "adam@example.com",
                 *         "phone": "+393332211456"
                 *       },
                 *       "service_id": 33841,
                 *       "room_id": 23288,
                 *       "notes": "",
                 *       "special_request": ""
                 *     }
                 */
                "application/json": components["schemas"]["ReservationCreate"];
            };
        };
        responses: {
            /** @description Created: a list of the one Reservation */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 32992280,
                     *           "pax": 2,
                     *           "status": "CONFIRMED",
                     *           "customer": {
                     *             "id": 33942074,
                     *             "first_name": "Adam",
                     *             "last_name": "Devis",
                     *             "email": "adam@example.com",
                     *             "phone": "+393332211456"
                     *           },
                     *           "service": {
                     *             "id": 33841,
                     *             "name": "Custom dinner"
                     *           },
                     *           "channel": "OCTOTABLE_ADMIN",
                     *           "room": {
                     *             "id": 23288,
                     *             "name": "Sala Nuova"
                     *           },
                     *           "start_date": "2025-05-15",
                     *           "start_day": "2025-05-15",
                     *           "start_hour": "13:00:00",
                     *           "end_date": "2025-05-15T14:00:00",
                     *           "last_status_change": "2025-05-14T17:06:46",
                     *           "notes": "",
                     *           "special_request": "",
                     *           "tables": [
                     *             {
                     *               "id": 197934,
                     *               "name": "T8",
                     *               "bookable": true,
                     *               "free": true,
                     *               "group": false,
                     *               "online": true,
                     *               "room_id": 23288
                     *             }
                     *           ],
                     *           "waiting_list": false,
                     *           "version": 1
                     *         }
                     *       ],
                     *       "warnings": [
                     *         {
                     *           "reason": "pacing",
                     *           "message": "The service Dinner has more guests on 2025-05-15 at 20:00:00 than its limits allow."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Reservation"][];
                        /** @description what staff should know; the reservation stands all the same */
                        warnings?: components["schemas"]["Warning"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException`, `InvalidChannelException`, `BadPhoneException`, `BadEmailException`, `InvalidBookingTimeException`, `InvalidPartySizeException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `IdempotencyKeyReusedException` */
            422: components["responses"]["UnprocessableEntity"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getReservation: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path: {
                /**
                 * @description the reservation
                 * @example 32992280
                 */
                reservation_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of Reservation objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 32992280,
                     *           "pax": 2,
                     *           "status": "CONFIRMED",
                     *           "customer": {
                     *             "id": 33942074,
                     *             "first_name": "Adam",
                     *             "last_name": "Devis",
                     *             "email": "adam@example.com",
                     *             "phone": "+393332211456"
                     *           },
                     *           "service": {
                     *             "id": 33841,
                     *             "name": "Custom dinner"
                     *           },
                     *           "channel": "OCTOTABLE_ADMIN",
                     *           "room": {
                     *             "id": 23288,
                     *             "name": "Sala Nuova"
                     *           },
                     *           "start_date": "2025-05-15",
                     *           "start_day": "2025-05-15",
                     *           "start_hour": "13:00:00",
                     *           "end_date": "2025-05-15T14:00:00",
                     *           "last_status_change": "2025-05-14T17:06:46",
                     *           "notes": "",
                     *           "special_request": "",
                     *           "tables": [
                     *             {
                     *               "id": 197934,
                     *               "name": "T8",
                     *               "bookable": true,
                     *               "free": true,
                     *               "group": false,
                     *               "online": true,
                     *               "room_id": 23288
                     *             }
                     *           ],
                     *           "waiting_list": false,
                     *           "version": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Reservation"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateReservation: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
                /** @description the ETag of an earlier answer: the change is made only while the resource is in that version */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description the reservation
                 * @example 32992280
                 */
                reservation_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "start_day": "2025-05-15",
                 *       "start_hour": "13:30:00",
                 *       "pax": 3,
                 *       "channel": "OCTOTABLE_ADMIN",
                 *       "service_id": 33841,
                 *       "room_id": 23288
                 *     }
                 */
                "application/json": components["schemas"]["ReservationUpdate"];
            };
        };
        responses: {
            /** @description A list of Reservation objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 32992280,
                     *           "pax": 2,
                     *           "status": "CONFIRMED",
                     *           "customer": {
                     *             "id": 33942074,
                     *             "first_name": "Adam",
                     *             "last_name": "Devis",
                     *             "email": "adam@example.com",
                     *             "phone": "+393332211456"
                     *           },
                     *           "service": {
                     *             "id": 33841,
                     *             "name": "Custom dinner"
                     *           },
                     *           "channel": "OCTOTABLE_ADMIN",
                     *           "room": {
                     *             "id": 23288,
                     *             "name": "Sala Nuova"
                     *           },
                     *           "start_date": "2025-05-15",
                     *           "start_day": "2025-05-15",
                     *           "start_hour": "13:00:00",
                     *           "end_date": "2025-05-15T14:00:00",
                     *           "last_status_change": "2025-05-14T17:06:46",
                     *           "notes": "",
                     *           "special_request": "",
                     *           "tables": [
                     *             {
                     *               "id": 197934,
                     *               "name": "T8",
                     *               "bookable": true,
                     *               "free": true,
                     *               "group": false,
                     *               "online": true,
                     *               "room_id": 23288
                     *             }
                     *           ],
                     *           "waiting_list": false,
                     *           "version": 1
                     *         }
                     *       ],
                     *       "warnings": [
                     *         {
                     *           "reason": "pacing",
                     *           "message": "The service Dinner has more guests on 2025-05-15 at 20:00:00 than its limits allow."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Reservation"][];
                        /** @description what staff should know; the reservation stands all the same */
                        warnings?: components["schemas"]["Warning"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException`, `InvalidChannelException`, `BadPhoneException`, `BadEmailException`, `InvalidBookingTimeException`, `InvalidPartySizeException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    cancelReservation: {
        parameters: {
            query?: {
                /** @description take it back */
                undo?: boolean;
            };
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
                /** @description the ETag of an earlier answer: the change is made only while the resource is in that version */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description the reservation
                 * @example 32992280
                 */
                reservation_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The id of the cancelled reservation; with undo=true the reservation itself */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         32992280
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: (number | components["schemas"]["Reservation"])[];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException`, `ReservationForbiddenException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    decideReservation: {
        parameters: {
            query: {
                /**
                 * @description one of ACCEPTED, CONFIRMED, REJECTED, CANCELLED
                 * @example CONFIRMED
                 */
                status: string;
            };
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
                /** @description the ETag of an earlier answer: the change is made only while the resource is in that version */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description the reservation
                 * @example 32992280
                 */
                reservation_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of Reservation objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 32992280,
                     *           "pax": 2,
                     *           "status": "CONFIRMED",
                     *           "customer": {
                     *             "id": 33942074,
                     *             "first_name": "Adam",
                     *             "last_name": "Devis",
                     *             "email": "adam@example.com",
                     *             "phone": "+393332211456"
                     *           },
                     *           "service": {
                     *             "id": 33841,
                     *             "name": "Custom dinner"
                     *           },
                     *           "channel": "OCTOTABLE_ADMIN",
                     *           "room": {
                     *             "id": 23288,
                     *             "name": "Sala Nuova"
                     *           },
                     *           "start_date": "2025-05-15",
                     *           "start_day": "2025-05-15",
                     *           "start_hour": "13:00:00",
                     *           "end_date": "2025-05-15T14:00:00",
                     *           "last_status_change": "2025-05-14T17:06:46",
                     *           "notes": "",
                     *           "special_request": "",
                     *           "tables": [
                     *             {
                     *               "id": 197934,
                     *               "name": "T8",
                     *               "bookable": true,
                     *               "free": true,
                     *               "group": false,
                     *               "online": true,
                     *               "room_id": 23288
                     *             }
                     *           ],
                     *           "waiting_list": false,
                     *           "version": 1
                     *         }
                     *       ],
                     *       "warnings": [
                     *         {
                     *           "reason": "pacing",
                     *           "message": "The service Dinner has more guests on 2025-05-15 at 20:00:00 than its limits allow."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Reservation"][];
                        /** @description what staff should know; the reservation stands all the same */
                        warnings?: components["schemas"]["Warning"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getReservationHistory: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path: {
                /**
                 * @description the reservation
                 * @example 32992280
                 */
                reservation_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of HistoryEntry objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 41,
                     *           "at": "2025-05-14T17:20:02",
                     *           "actor": "client:124",
                     *           "type": "RESERVATION_UPDATED",
                     *           "changes": [
                     *             {
                     *               "field": "pax",
                     *               "from": 2,
                     *               "to": 3
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["HistoryEntry"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    reassignTables: {
        parameters: {
            query: {
                /**
                 * @description the service day: the date on which the service starts
                 * @example 2026-05-15
                 */
                date: string;
                /** @description the service */
                service_id: number;
                /** @description perform the moves; otherwise they are proposed */
                apply?: boolean;
            };
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
                /** @description makes a retry safe: for a day the same key with the same body gets the first answer again, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of Reassignment objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "date": "2025-05-15",
                     *           "service_id": 33841,
                     *           "applied": false,
                     *           "moves": [
                     *             {
                     *               "reservation_id": 32992280,
                     *               "pax": 2,
                     *               "from": [
                     *                 {
                     *                   "id": 197936,
                     *                   "name": "T10"
                     *                 }
                     *               ],
                     *               "to": [
                     *                 {
                     *                   "id": 197934,
                     *                   "name": "T8"
                     *                 }
                     *               ]
                     *             }
                     *           ],
                     *           "gain": [
                     *             {
                     *               "pax": 2,
                     *               "before": 9,
                     *               "after": 9
                     *             },
                     *             {
                     *               "pax": 4,
                     *               "before": 7,
                     *               "after": 7
                     *             },
                     *             {
                     *               "pax": 6,
                     *               "before": 2,
                     *               "after": 5
                     *             },
                     *             {
                     *               "pax": 8,
                     *               "before": 0,
                     *               "after": 0
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Reassignment"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `IdempotencyKeyReusedException` */
            422: components["responses"]["UnprocessableEntity"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    checkinReservation: {
        parameters: {
            query?: {
                /** @description take it back */
                undo?: boolean;
            };
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
                /** @description the ETag of an earlier answer: the change is made only while the resource is in that version */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description the reservation
                 * @example 32992280
                 */
                reservation_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of Reservation objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 32992280,
                     *           "pax": 2,
                     *           "status": "CONFIRMED",
                     *           "customer": {
                     *             "id": 33942074,
                     *             "first_name": "Adam",
                     *             "last_name": "Devis",
                     *             "email": "adam@example.com",
                     *             "phone": "+393332211456"
                     *           },
                     *           "service": {
                     *             "id": 33841,
                     *             "name": "Custom dinner"
                     *           },
                     *           "channel": "OCTOTABLE_ADMIN",
                     *           "room": {
                     *             "id": 23288,
                     *             "name": "Sala Nuova"
                     *           },
                     *           "start_date": "2025-05-15",
                     *           "start_day": "2025-05-15",
                     *           "start_hour": "13:00:00",
                     *           "end_date": "2025-05-15T14:00:00",
                     *           "last_status_change": "2025-05-14T17:06:46",
                     *           "notes": "",
                     *           "special_request": "",
                     *           "tables": [
                     *             {
                     *               "id": 197934,
                     *               "name": "T8",
                     *               "bookable": true,
                     *               "free": true,
                     *               "group": false,
                     *               "online": true,
                     *               "room_id": 23288
                     *             }
                     *           ],
                     *           "waiting_list": false,
                     *           "version": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Reservation"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    checkoutReservation: {
        parameters: {
            query?: {
                /** @description take it back */
                undo?: boolean;
            };
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
                /** @description the ETag of an earlier answer: the change is made only while the resource is in that version */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description the reservation
                 * @example 32992280
                 */
                reservation_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of Reservation objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 32992280,
                     *           "pax": 2,
                     *           "status": "CONFIRMED",
                     *           "customer": {
                     *             "id": 33942074,
                     *             "first_name": "Adam",
                     *             "last_name": "Devis",
                     *             "email": "adam@example.com",
                     *             "phone": "+393332211456"
                     *           },
                     *           "service": {
                     *             "id": 33841,
                     *             "name": "Custom dinner"
                     *           },
                     *           "channel": "OCTOTABLE_ADMIN",
                     *           "room": {
                     *             "id": 23288,
                     *             "name": "Sala Nuova"
                     *           },
                     *           "start_date": "2025-05-15",
                     *           "start_day": "2025-05-15",
                     *           "start_hour": "13:00:00",
                     *           "end_date": "2025-05-15T14:00:00",
                     *           "last_status_change": "2025-05-14T17:06:46",
                     *           "notes": "",
                     *           "special_request": "",
                     *           "tables": [
                     *             {
                     *               "id": 197934,
                     *               "name": "T8",
                     *               "bookable": true,
                     *               "free": true,
                     *               "group": false,
                     *               "online": true,
                     *               "room_id": 23288
                     *             }
                     *           ],
                     *           "waiting_list": false,
                     *           "version": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Reservation"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    markNoShow: {
        parameters: {
            query?: {
                /** @description take it back */
                undo?: boolean;
            };
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
                /** @description the ETag of an earlier answer: the change is made only while the resource is in that version */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description the reservation
                 * @example 32992280
                 */
                reservation_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of Reservation objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 32992280,
                     *           "pax": 2,
                     *           "status": "CONFIRMED",
                     *           "customer": {
                     *             "id": 33942074,
                     *             "first_name": "Adam",
                     *             "last_name": "Devis",
                     *             "email": "adam@example.com",
                     *             "phone": "+393332211456"
                     *           },
                     *           "service": {
                     *             "id": 33841,
                     *             "name": "Custom dinner"
                     *           },
                     *           "channel": "OCTOTABLE_ADMIN",
                     *           "room": {
                     *             "id": 23288,
                     *             "name": "Sala Nuova"
                     *           },
                     *           "start_date": "2025-05-15",
                     *           "start_day": "2025-05-15",
                     *           "start_hour": "13:00:00",
                     *           "end_date": "2025-05-15T14:00:00",
                     *           "last_status_change": "2025-05-14T17:06:46",
                     *           "notes": "",
                     *           "special_request": "",
                     *           "tables": [
                     *             {
                     *               "id": 197934,
                     *               "name": "T8",
                     *               "bookable": true,
                     *               "free": true,
                     *               "group": false,
                     *               "online": true,
                     *               "room_id": 23288
                     *             }
                     *           ],
                     *           "waiting_list": false,
                     *           "version": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Reservation"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getManageLink: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path: {
                /**
                 * @description the reservation
                 * @example 32992280
                 */
                reservation_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of ManageLink objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "link": "https://book.example.com/book/restaurant/999643/booking/manage/jn8x3c-Zk3vU1qAq0nT7m2c4d8Jm0Qx",
                     *           "expires_at": "2026-05-16T09:30:00"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["ManageLink"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listCustomers: {
        parameters: {
            query?: {
                /** @description part of the guest's name, e-mail or phone, or the guest's id */
                text_search?: string;
                /** @description exactly this phone, in any usual form */
                phone?: string;
                /** @description exactly this e-mail address */
                email?: string;
                /** @description true: blocked guests only; false: the others only */
                blocked?: boolean;
                /** @description rows of a page; default 500, at most 1000 */
                limit?: number;
                /** @description where the page before ended */
                next_cursor?: string;
            };
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of CustomerDetails objects, and where the next one starts */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 33942074,
                     *           "first_name": "Adam",
                     *           "last_name": "Devis",
                     *           "email": "adam@example.com",
                     *           "phone": "+393332211456",
                     *           "blocked": false,
                     *           "notes": "",
                     *           "reservation_count": 4,
                     *           "no_show_count": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["CustomerDetails"][];
                        /** @description present when more rows exist */
                        next_cursor?: string;
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException`, `InvalidCursorException`, `BadPhoneException`, `BadEmailException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getCustomer: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path: {
                /**
                 * @description the guest
                 * @example 33942074
                 */
                customer_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of CustomerDetails objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 33942074,
                     *           "first_name": "Adam",
                     *           "last_name": "Devis",
                     *           "email": "adam@example.com",
                     *           "phone": "+393332211456",
                     *           "blocked": false,
                     *           "notes": "",
                     *           "reservation_count": 4,
                     *           "no_show_count": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["CustomerDetails"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateCustomer: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path: {
                /**
                 * @description the guest
                 * @example 33942074
                 */
                customer_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "blocked": true,
                 *       "notes": "left without paying"
                 *     }
                 */
                "application/json": components["schemas"]["CustomerUpdate"];
            };
        };
        responses: {
            /** @description A list of CustomerDetails objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 33942074,
                     *           "first_name": "Adam",
                     *           "last_name": "Devis",
                     *           "email": "adam@example.com",
                     *           "phone": "+393332211456",
                     *           "blocked": false,
                     *           "notes": "",
                     *           "reservation_count": 4,
                     *           "no_show_count": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["CustomerDetails"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException`, `BadPhoneException`, `BadEmailException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    anonymiseCustomer: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path: {
                /**
                 * @description the guest
                 * @example 33942074
                 */
                customer_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deleted id, in a list */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         21309
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: number[];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    exportCustomer: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path: {
                /**
                 * @description the guest
                 * @example 33942074
                 */
                customer_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of CustomerExport objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "customer": {
                     *             "id": 33942074,
                     *             "first_name": "Adam",
                     *             "last_name": "Devis",
                     *             "phone": "+393332211456",
                     *             "blocked": false,
                     *             "notes": "",
                     *             "reservation_count": 0,
                     *             "no_show_count": 0
                     *           },
                     *           "reservations": [],
                     *           "history": [],
                     *           "webhook_messages": [],
                     *           "mails": [],
                     *           "newsletter": [],
                     *           "stored_answers": []
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["CustomerExport"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `ResourceNotFoundException` */
            404: components["responses"]["NotFound"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listOrders: {
        parameters: {
            query?: {
                /** @description first day */
                start_date?: string;
                /** @description last day */
                end_date?: string;
                /** @description only orders in one of these states */
                status?: ("UNREAD" | "WAITING" | "PREPARING" | "READY" | "DELIVERED")[];
                /** @description where the guest gets the order */
                delivery_mode?: "ROOM" | "TAKEAWAY" | "DELIVERY";
                /** @description only orders of these services */
                service_ids?: number[];
                /** @description only orders of these rooms */
                room_ids?: number[];
                /** @description part of the name, e-mail or phone of the guest */
                text_search?: string;
            };
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of Order objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "channel": "OCTOTABLE_BOOK",
                     *           "create_time": "2025-07-24T17:20:26",
                     *           "customer": {
                     *             "id": 33942074,
                     *             "first_name": "Adam",
                     *             "last_name": "Devis",
                     *             "email": "adam@example.com",
                     *             "phone": "+393332211456"
                     *           },
                     *           "id": 33319904,
                     *           "mode": "ROOM",
                     *           "order": [
                     *             {
                     *               "id": 451917,
                     *               "reservation": 33319904,
                     *               "insert_date": "2025-07-25T15:48:54",
                     *               "status": "UNREAD",
                     *               "article": {
                     *                 "id": 313080,
                     *                 "name": "Espresso",
                     *                 "price": 3,
                     *                 "image": "1000173/1753370761583.jpg",
                     *                 "allergens": [],
                     *                 "category_id": 65614,
                     *                 "characteristics": [],
                     *                 "tax": 0,
                     *                 "translated_texts": {},
                     *                 "variations": []
                     *               },
                     *               "currency": "EUR",
                     *               "quantity": 1,
                     *               "total": 3
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Order"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    enableGoogleEngine: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
                /** @description makes a retry safe: for a day the same key with the same body gets the first answer again, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "enable_google_engine": true
                 *     }
                 */
                "application/json": components["schemas"]["GoogleEngine"];
            };
        };
        responses: {
            /** @description The wish is recorded */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ACCEPTED"
                     *     }
                     */
                    "application/json": components["schemas"]["GoogleAnswer"];
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException`, `ApiAccountValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `IdempotencyKeyReusedException` */
            422: components["responses"]["UnprocessableEntity"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createWebhookSubscription: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
                /** @description makes a retry safe: for a day the same key with the same body gets the first answer again, and nothing is done twice */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "endpoint": "https://example.com/hooks",
                 *       "webhook_type": "RESERVATION_CREATED"
                 *     }
                 */
                "application/json": components["schemas"]["WebhookSubscriptionCreate"];
            };
        };
        responses: {
            /** @description Created: a list of the one WebhookSubscription */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "endpoint": "https://example.com/hooks",
                     *           "id": 9,
                     *           "webhook_type": "RESERVATION_CREATED",
                     *           "property_id": 999643,
                     *           "enabled": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["WebhookSubscription"][];
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `PayloadTooLargeException` */
            413: components["responses"]["PayloadTooLarge"];
            /** @description `UnsupportedMediaTypeException` */
            415: components["responses"]["UnsupportedMediaType"];
            /** @description `IdempotencyKeyReusedException` */
            422: components["responses"]["UnprocessableEntity"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description any of these */
                action?: ("client.changed" | "client.created" | "client.deleted" | "client.disabled" | "client.secret_rotated" | "consent.given" | "consent.withdrawn" | "customer.anonymised" | "customer.exported" | "keys.rotated" | "mail.exported" | "member.removed" | "member.role_changed" | "operator.command" | "property.approved" | "property.disabled" | "sandbox.deleted" | "token.refused" | "token.revoked" | "user.address_verified" | "user.created" | "user.invitation_accepted" | "user.invited" | "user.password_changed" | "user.password_reset" | "user.recovery_code_used" | "user.second_factor_asked" | "user.second_factor_off" | "user.second_factor_on" | "user.sessions_ended" | "user.sign_in_failed" | "user.sign_in_throttled" | "user.signed_in" | "user.signed_out" | "webhook.secret_rotated")[];
                /** @description first day, by the property's calendar */
                start_date?: string;
                /** @description last day, by the property's calendar, inclusive */
                end_date?: string;
                /** @description rows of a page; default 500, at most 1000 */
                limit?: number;
                /** @description where the page before ended */
                next_cursor?: string;
            };
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of AuditEntry objects, and where the next one starts */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 812,
                     *           "at": "2026-05-15T17:30:00.250Z",
                     *           "action": "webhook.secret_rotated",
                     *           "actor": "client:124",
                     *           "subject": "webhook:9",
                     *           "address": "203.0.113.7",
                     *           "detail": {
                     *             "overlap_minutes": 60
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["AuditEntry"][];
                        /** @description present when more rows exist */
                        next_cursor?: string;
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException`, `InvalidCursorException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listMails: {
        parameters: {
            query?: {
                /** @description rows of a page; default 500, at most 1000 */
                limit?: number;
                /** @description where the page before ended */
                next_cursor?: string;
            };
            header: {
                /**
                 * @description id of the property that the call is about
                 * @example 999643
                 */
                Property: number;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A list of Mail objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 7,
                     *           "kind": "INVITATION",
                     *           "to": "adam@example.com",
                     *           "subject": "Trattoria invites you",
                     *           "text": "Open this link to accept: …",
                     *           "html": "<p>Open this link to accept: …</p>",
                     *           "language": "en",
                     *           "attachments": [],
                     *           "created": "2026-05-15T17:30:00.250Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Mail"][];
                        /** @description present when more rows exist */
                        next_cursor?: string;
                    };
                };
            };
            /** @description `PropertyHeaderException`, `ValidationException`, `InvalidCursorException` */
            400: components["responses"]["BadRequest"];
            /** @description `UnauthorizedException` */
            401: components["responses"]["Unauthorized"];
            /** @description `InsufficientScopeException`, `PropertyForbiddenException`, `SandboxExpiredException` */
            403: components["responses"]["Forbidden"];
            /** @description `StateConflictException` */
            409: components["responses"]["Conflict"];
            /** @description `TooManyRequestsException` */
            429: components["responses"]["TooManyRequests"];
            /** @description `PayloadTooLargeException` */
            431: components["responses"]["RequestHeaderFieldsTooLarge"];
            /** @description `InternalServerErrorException` */
            500: components["responses"]["InternalServerError"];
            /** @description `ServiceUnavailableException` */
            503: components["responses"]["ServiceUnavailable"];
        };
    };
}
