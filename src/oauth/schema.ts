import { Type, type Static } from 'typebox'
import { SCOPES } from '../kernel/scopes.ts'

/** The body of a token request: documentation only, the provider checks it. */
export const TokenRequest = Type.Object(
  {
    grant_type: Type.Enum(['client_credentials', 'authorization_code', 'refresh_token'], {
      description: 'what the token is got for',
    }),
    scope: Type.Optional(
      Type.String({ description: 'what the token may do, where that is less than all; words by spaces' }),
    ),
    code: Type.Optional(Type.String({ description: 'authorization_code: what the connect flow gave' })),
    redirect_uri: Type.Optional(
      Type.String({ description: 'authorization_code: the address that it came back to' }),
    ),
    code_verifier: Type.Optional(
      Type.String({ description: 'authorization_code: that of the PKCE challenge' }),
    ),
    refresh_token: Type.Optional(
      Type.String({ description: 'refresh_token: the last one; the answer has the next one' }),
    ),
    client_id: Type.Optional(Type.String({ description: 'from create-client; left out with HTTP Basic' })),
    client_secret: Type.Optional(
      Type.String({ description: 'from create-client; left out with HTTP Basic' }),
    ),
  },
  {
    $id: 'TokenRequest',
    examples: [
      {
        grant_type: 'client_credentials',
        client_id: 'public_8956990355e6df036-b5ff-48cd-b8be-b3d93fb752',
        client_secret: '12404a0a-9cbf-4b40-82cc-32296e92c515',
      },
    ],
  },
)

export const Token = Type.Object(
  {
    access_token: Type.String({ description: 'a JWT signed RS256, to be sent as Authorization: Bearer' }),
    expires_in: Type.Integer({
      description: 'minutes that the token is valid; safe to read as seconds',
      examples: [1440],
    }),
    type: Type.Enum(['Bearer'], { description: 'the documented name of token_type' }),
    token_type: Type.Enum(['Bearer'], { description: 'the name of the standard' }),
    scope: Type.Optional(Type.String({ description: 'what it may do, where that is not all' })),
    refresh_token: Type.Optional(
      Type.String({
        description: 'of a connection: good for one next token; used twice, it ends the connection',
      }),
    ),
    property_id: Type.Optional(Type.Integer({ description: 'of a connection: its property' })),
  },
  {
    $id: 'Token',
    description: 'The access token',
    examples: [
      { access_token: 'eyJhbGciOiJSUzI1NiJ9…', expires_in: 1440, type: 'Bearer', token_type: 'Bearer' },
    ],
  },
)

const tokenError = (error: string, message: string) =>
  Type.Object(
    {
      error: Type.String({ description: 'a code of RFC 6749, section 5.2' }),
      error_description: Type.String({ description: 'what was wrong' }),
      success: Type.Literal(false, { description: 'always false' }),
      message: Type.String({ description: 'the same as error_description' }),
    },
    {
      $id: 'TokenError',
      description: 'The error, in the form of RFC 6749, section 5.2, and of this API in one',
      examples: [{ error, error_description: message, success: false, message }],
    },
  )

/** What the token endpoint answers when it fails, by status. */
export const TOKEN_ERRORS = {
  400: tokenError(
    'unsupported_grant_type',
    'grant_type must be client_credentials, authorization_code or refresh_token.',
  ),
  401: tokenError('invalid_client', 'The client_id or the client_secret is wrong.'),
  413: tokenError('invalid_request', 'The body is larger than a token request.'),
  500: tokenError('server_error', 'Something went wrong on the server; the fault is logged.'),
  503: tokenError(
    'temporarily_unavailable',
    'The database cannot be reached just now. Try again in a few seconds.',
  ),
}

export const TOKEN_STATE_ERRORS = {
  400: tokenError('invalid_request', 'token is required.'),
  401: TOKEN_ERRORS[401],
}

export const TokenOf = Type.Object(
  {
    token: Type.String({ description: 'an access token or a refresh token of this client' }),
    token_type_hint: Type.Optional(Type.String({ description: 'of the standard; not needed' })),
    client_id: Type.Optional(Type.String({ description: 'left out with HTTP Basic' })),
    client_secret: Type.Optional(Type.String({ description: 'left out with HTTP Basic' })),
  },
  {
    $id: 'TokenOf',
    examples: [
      {
        token: 'eyJhbGciOiJSUzI1NiJ9…',
        client_id: 'public_8956990355e6df036-b5ff-48cd-b8be-b3d93fb752',
        client_secret: '12404a0a-9cbf-4b40-82cc-32296e92c515',
      },
    ],
  },
)

export const Revoked = Type.Object(
  {},
  { $id: 'Revoked', description: 'The token is good no more', examples: [{}] },
)

const claim = (description: string) => Type.Optional(Type.String({ description }))
const seconds = (description: string) => Type.Optional(Type.Integer({ description }))

export const Introspection = Type.Object(
  {
    active: Type.Boolean({ description: 'whether it is good; false comes alone' }),
    token_type: claim('Bearer, or refresh_token'),
    client_id: claim('the client'),
    scope: claim('what it may do at most, words by spaces'),
    property_id: Type.Optional(Type.Integer({ description: 'of a connection: its property' })),
    iss: claim('who issued it'),
    sub: claim('whom it is for'),
    aud: claim('where it is good'),
    jti: claim('its id'),
    iat: seconds('when it was issued, in seconds since 1970'),
    exp: seconds('when it expires, in seconds since 1970'),
  },
  {
    $id: 'Introspection',
    description: 'What the token is good for',
    examples: [
      {
        active: true,
        token_type: 'Bearer',
        client_id: 'public_8956990355e6df036-b5ff-48cd-b8be-b3d93fb752',
        scope: 'setup:read reservations:write',
        property_id: 999641,
        exp: 1747416600,
      },
    ],
  },
)
export type Introspection = Static<typeof Introspection>

export const KeySet = Type.Object(
  {
    keys: Type.Array(
      Type.Object({
        kty: Type.String({ description: 'RSA' }),
        kid: Type.String({ description: 'the kid in the header of tokens' }),
        alg: Type.String({ description: 'RS256' }),
        use: Type.String({ description: 'sig' }),
        n: Type.String({ description: 'modulus' }),
        e: Type.String({ description: 'exponent' }),
      }),
    ),
  },
  {
    $id: 'KeySet',
    description: 'The keys that are in use, and those that no longer sign',
    examples: [
      {
        keys: [
          {
            kty: 'RSA',
            kid: 'b1f0c9',
            alg: 'RS256',
            use: 'sig',
            n: '0vx7agoebGcQSuuPiLJXZptN9nndrQ…',
            e: 'AQAB',
          },
        ],
      },
    ],
  },
)

const uri = (description: string) => Type.String({ description })
const list = (description: string) => Type.Array(Type.String(), { description })

export const Metadata = Type.Object(
  {
    issuer: uri('the iss and the aud of access tokens'),
    authorization_endpoint: uri('where the connect flow begins'),
    token_endpoint: uri('where tokens are issued'),
    revocation_endpoint: uri('where tokens are taken back'),
    introspection_endpoint: uri('where it can be asked whether a token is good'),
    jwks_uri: uri('where the public keys are'),
    scopes_supported: list('what tokens may do'),
    grant_types_supported: list('grants of the token endpoint'),
    response_types_supported: list('what the connect flow gives'),
    response_modes_supported: list('how it is given'),
    code_challenge_methods_supported: list('PKCE; without it there is no code'),
    authorization_response_iss_parameter_supported: Type.Boolean({
      description: 'the issuer comes with the code (RFC 9207)',
    }),
    token_endpoint_auth_methods_supported: list('how clients authenticate'),
    revocation_endpoint_auth_methods_supported: list('how clients authenticate'),
    introspection_endpoint_auth_methods_supported: list('how clients authenticate'),
  },
  {
    $id: 'AuthorizationServerMetadata',
    description: 'What the authorization server offers, and where',
    examples: [exampleMetadata('http://127.0.0.1:8080/octotable-auth/api/v2')],
  },
)
export type Metadata = Static<typeof Metadata>

function exampleMetadata(issuer: string) {
  const methods = ['client_secret_post', 'client_secret_basic']
  return {
    issuer,
    authorization_endpoint: `${issuer}/oauth2/authorize`,
    token_endpoint: `${issuer}/oauth2/token`,
    revocation_endpoint: `${issuer}/oauth2/revoke`,
    introspection_endpoint: `${issuer}/oauth2/introspect`,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    scopes_supported: [...SCOPES],
    grant_types_supported: ['client_credentials', 'authorization_code', 'refresh_token'],
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
    token_endpoint_auth_methods_supported: methods,
    revocation_endpoint_auth_methods_supported: methods,
    introspection_endpoint_auth_methods_supported: methods,
  }
}
