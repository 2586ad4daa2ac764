/**
 * Every error code, with its HTTP status, its number on the wire and its meaning.
 * The code is `error.slug` on the wire, and the number `error.code`.
 */
export const errorCodes = {
  // The request
  invalid_request: {
    status: 400,
    number: 400,
    meaning: 'The request does not have the shape that its route takes.',
  },
  invalid_arguments: {
    status: 400,
    number: 1401,
    meaning: "The arguments do not fit the tool's input schema.",
  },
  unsupported: {
    status: 400,
    number: 1402,
    meaning: 'The contract knows this option, and this engine does not serve it.',
  },
  payload_too_large: {
    status: 413,
    number: 413,
    meaning: 'The request body is larger than the engine takes.',
  },
  rate_limited: {
    status: 429,
    number: 429,
    meaning: 'Too many calls came in this minute; this one was not made.',
  },
  quota_exceeded: {
    status: 429,
    number: 1430,
    meaning: 'What a day or a month allows is used up; this call was not made.',
  },
  route_not_found: { status: 404, number: 404, meaning: 'No route has this method and path.' },
  // Who asks
  unauthorized: { status: 401, number: 10401, meaning: 'The API key is missing or not valid.' },
  forbidden: { status: 403, number: 403, meaning: 'The API key may not do this.' },
  // What is asked for
  session_not_found: { status: 404, number: 1501, meaning: 'No such session in this project.' },
  toolkit_not_found: { status: 404, number: 1502, meaning: 'No such toolkit in the catalogue.' },
  tool_not_found: { status: 404, number: 1503, meaning: 'No such tool in the catalogue.' },
  toolkit_version_not_found: {
    status: 404,
    number: 1522,
    meaning: 'The engine does not have this version of the toolkit.',
  },
  auth_config_not_found: {
    status: 404,
    number: 1504,
    meaning: 'No such auth config in this project.',
  },
  connected_account_not_found: {
    status: 404,
    number: 1803,
    meaning: 'No such connected account in this project.',
  },
  revocation_not_found: {
    status: 404,
    number: 1521,
    meaning: 'No such revocation in this project.',
  },
  api_key_not_found: { status: 404, number: 1520, meaning: 'No such API key in this project.' },
  tool_not_allowed: {
    status: 403,
    number: 1505,
    meaning: 'The session does not include this tool.',
  },
  tool_quarantined: {
    status: 409,
    number: 1512,
    meaning: 'The upstream changed what this tool says of itself since an operator approved it.',
  },
  tool_not_here: {
    status: 409,
    number: 1508,
    meaning: 'The tool runs in the app that made it, not in the engine.',
  },
  result_not_found: {
    status: 404,
    number: 1511,
    meaning: 'No such stored result in this session, or not any more.',
  },
  file_not_found: {
    status: 404,
    number: 1516,
    meaning: 'No such file for this user and session, or not any more.',
  },
  file_too_large: {
    status: 413,
    number: 1517,
    meaning: 'The file has more bytes than the engine takes.',
  },
  file_quota: {
    status: 409,
    number: 1518,
    meaning: 'The user or the project has as many files, or bytes of files, as it may have.',
  },
  file_offset_conflict: {
    status: 409,
    number: 1519,
    meaning: 'The file that is being uploaded has grown to another offset.',
  },
  file_unreadable: {
    status: 422,
    number: 1523,
    meaning: 'The file, or this part of it, cannot be read by parts.',
  },
  config_version_conflict: {
    status: 409,
    number: 1506,
    meaning: 'The session was changed since it was read.',
  },
  alias_taken: {
    status: 409,
    number: 1507,
    meaning: 'Another account of this user and toolkit has this alias.',
  },
  external_id_taken: {
    status: 409,
    number: 1513,
    meaning: 'An account with this external id was brought along before.',
  },
  idempotency_key_reused: {
    status: 409,
    number: 1509,
    meaning: 'The idempotency key was sent with another request, or by another caller.',
  },
  already_done: {
    status: 409,
    number: 1514,
    meaning: 'The write was done before, and what it answered then is told only once.',
  },
  request_in_progress: {
    status: 409,
    number: 1510,
    meaning: 'The same write is under way.',
  },
  auth_config_disabled: {
    status: 409,
    number: 1515,
    meaning: 'The auth config is disabled.',
  },
  // Connecting
  connection_required: {
    status: 409,
    number: 1801,
    meaning: 'The user has to connect an account first.',
  },
  connection_not_usable: {
    status: 409,
    number: 1802,
    meaning: 'The connected account is not active.',
  },
  connection_failed: {
    status: 409,
    number: 1804,
    meaning: 'The attempt to connect ended without an account.',
  },
  connection_timeout: {
    status: 408,
    number: 1805,
    meaning: 'The user did not finish connecting in the time given.',
  },
  auth_config_missing: {
    status: 400,
    number: 1806,
    meaning: 'The operator configured no OAuth client, or no address, for the toolkit.',
  },
  already_connected: {
    status: 409,
    number: 1809,
    meaning: 'The user has an active account of this auth config already.',
  },
  callback_url_not_allowed: {
    status: 400,
    number: 1807,
    meaning: "The callbackUrl is not in the engine's list.",
  },
  public_url_missing: {
    status: 400,
    number: 1808,
    meaning: 'The engine does not know its own address, so it cannot make links.',
  },
  account_selection_required: {
    status: 409,
    number: 1814,
    meaning: 'The user has several accounts, and the call has to say which.',
  },
  account_limit_reached: {
    status: 409,
    number: 1815,
    meaning: 'The user has as many accounts at the toolkit as the session allows.',
  },
  account_not_accessible: {
    status: 403,
    number: 1816,
    meaning:
      'The account is not shared with this user, or not pinned in the session that would use it.',
  },
  // Approvals, and calls that wait
  approval_required: {
    status: 409,
    number: 1810,
    meaning: 'The app has to approve this call first.',
  },
  approval_denied: { status: 403, number: 1811, meaning: 'The call was not approved.' },
  call_denied: {
    status: 403,
    number: 1817,
    meaning: 'A rule of the app does not let this call be made, or its result be told.',
  },
  pending_expired: { status: 410, number: 1812, meaning: 'The call waited for too long.' },
  user_not_found: { status: 404, number: 1830, meaning: 'Nothing is kept of such a user.' },
  call_not_found: {
    status: 404,
    number: 1829,
    meaning: 'No such call in the log, or it is kept no more.',
  },
  pending_not_found: {
    status: 404,
    number: 1813,
    meaning: 'No such waiting call in this session.',
  },

  // Links, as the person in the browser meets them
  link_not_found: { status: 404, number: 1820, meaning: 'No such Connect Link.' },
  link_expired: { status: 410, number: 1821, meaning: 'The Connect Link is too old.' },
  link_used: { status: 409, number: 1822, meaning: 'The Connect Link was used already.' },
  link_other_browser: {
    status: 403,
    number: 1823,
    meaning: 'Another browser started with this Connect Link.',
  },
  verification_failed: {
    status: 403,
    number: 1825,
    meaning: 'The app could not confirm who completed a Connect Link.',
  },
  verification_too_late: {
    status: 410,
    number: 1826,
    meaning: 'The upstream no longer took the code when the app confirmed the user.',
  },
  credential_rejected: {
    status: 422,
    number: 1824,
    meaning: 'The upstream did not accept the credential.',
  },
  field_rejected: {
    status: 422,
    number: 1827,
    meaning: 'What was filled in for an account does not fit its field.',
  },
  // Upstreams
  upstream_error: { status: 502, number: 1901, meaning: 'The upstream answered with an error.' },
  upstream_unreachable: {
    status: 502,
    number: 1902,
    meaning: 'The upstream could not be reached.',
  },
  upstream_timeout: { status: 504, number: 1903, meaning: 'The upstream did not answer in time.' },
  upstream_rate_limited: { status: 429, number: 1904, meaning: 'The upstream asks to slow down.' },
  upstream_unavailable: {
    status: 503,
    number: 1908,
    meaning: 'Nothing is sent to the upstream now: it only fails, or is too slow.',
  },
  outcome_unknown: {
    status: 502,
    number: 1905,
    meaning: 'The call was sent and its outcome is not known.',
  },
  missing_scopes: {
    status: 409,
    number: 1906,
    meaning: 'The account was connected without the scopes that the tool needs.',
  },
  missing_permissions: {
    status: 403,
    number: 1910,
    meaning: 'The upstream does not let the app do this for the account, however it is connected.',
  },
  outbound_refused: {
    status: 400,
    number: 1907,
    meaning: 'The engine does not send requests to this address.',
  },
  // The engine
  encryption_key_invalid: {
    status: 500,
    number: 1602,
    meaning: 'The encryption key does not have the form id:base64.',
  },
  encryption_key_wrong: {
    status: 500,
    number: 1603,
    meaning: 'The encryption key is not the one that this database was written with.',
  },
  secret_unreadable: {
    status: 500,
    number: 1604,
    meaning: 'A sealed secret was changed or belongs to another row.',
  },
  audit_broken: {
    status: 500,
    number: 1606,
    meaning: 'The audit log was changed from outside.',
  },
  config_invalid: {
    status: 500,
    number: 1605,
    meaning: 'The engine was created with options that do not fit.',
  },
  issuer_unavailable: {
    status: 503,
    number: 1909,
    meaning: 'The app’s issuer of access tokens cannot be asked now.',
  },
  unavailable: { status: 503, number: 503, meaning: 'The engine cannot answer now.' },
  internal: { status: 500, number: 500, meaning: 'The engine met a fault of its own.' },
  // The client
  base_url_missing: {
    status: 400,
    number: 1701,
    meaning: 'The client was not told where the engine is.',
  },
  api_key_missing: { status: 401, number: 1702, meaning: 'The client was not given an API key.' },
  network_error: { status: 503, number: 1703, meaning: 'The engine could not be reached.' },
  request_timeout: { status: 504, number: 1704, meaning: 'The engine did not answer in time.' },
  aborted: { status: 499, number: 1705, meaning: 'The caller aborted the call.' },
  tool_failed: {
    status: 502,
    number: 1707,
    meaning: 'A tool that runs in the app failed.',
  },
  invalid_response: {
    status: 502,
    number: 1706,
    meaning: 'The engine answered with something that is not its contract.',
  },
} as const satisfies Record<string, { status: number; number: number; meaning: string }>

/** A stable word for each cause, the same in exceptions, HTTP, MCP and docs. */
export type ErrorCode = keyof typeof errorCodes
