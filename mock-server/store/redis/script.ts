/**
 * Appends changes of sandboxes, each only if nobody has changed that sandbox in the meantime. Redis runs a script as a
 * whole, so no change of another process comes in between.
 *
 * KEYS: the log (a stream), the place of the last change of each sandbox, the whole states, the histories of deleted
 * sandboxes.
 * ARGV: the id of the writer, then five for each change: kind, sandbox, the place of the change before it (empty: the
 * sandbox does not exist), value, second value.
 * `removed` comes after what others have changed in the meantime, because it does not depend on it.
 * `kept` stores the whole state as it is, and does not count as a change of the sandbox.
 * Returns for each change its place in the log, or an empty text if another change came first.
 */
export const append = `
local places = {}
for at = 2, #ARGV, 5 do
  local kind, sandbox, before, value, more = ARGV[at], ARGV[at + 1], ARGV[at + 2], ARGV[at + 3], ARGV[at + 4]
  local last = redis.call('HGET', KEYS[2], sandbox) or ''
  if kind == 'removed' and last ~= '' then before = last end
  if last ~= before then
    places[#places + 1] = ''
  elseif kind == 'kept' then
    redis.call('HSET', KEYS[3], sandbox, before .. ' ' .. value)
    places[#places + 1] = before
  else
    local logged = value
    if kind ~= 'entry' then logged = '' end
    local place = redis.call('XADD', KEYS[1], '*', 'w', ARGV[1], 'k', kind, 's', sandbox, 'b', before, 'v', logged)
    if kind == 'removed' then
      redis.call('HDEL', KEYS[2], sandbox)
      redis.call('HDEL', KEYS[3], sandbox)
      redis.call('HSET', KEYS[4], more, value)
    else
      redis.call('HSET', KEYS[2], sandbox, place)
      if kind == 'whole' then redis.call('HSET', KEYS[3], sandbox, place .. ' ' .. value) end
    end
    places[#places + 1] = place
  end
end
return places
`

/**
 * Removes the part of the log that every whole state includes. Sandboxes that have changed since their whole state was
 * stored keep the part after it.
 *
 * KEYS: as above. ARGV: none. Returns the number of entries that are left.
 */
export const trim = `
local function less(one, other)
  local a, b = string.match(one, '(%d+)-(%d+)')
  local c, d = string.match(other, '(%d+)-(%d+)')
  if a ~= c then return tonumber(a) < tonumber(c) end
  return tonumber(b) < tonumber(d)
end
local oldest = nil
local last = redis.call('HGETALL', KEYS[2])
for at = 1, #last, 2 do
  local whole = redis.call('HGET', KEYS[3], last[at])
  local place = whole and string.match(whole, '^(%S+) ')
  if place and place ~= last[at + 1] and (oldest == nil or less(place, oldest)) then oldest = place end
end
if oldest then redis.call('XTRIM', KEYS[1], 'MINID', oldest)
else redis.call('XTRIM', KEYS[1], 'MAXLEN', 1) end
return redis.call('XLEN', KEYS[1])
`
