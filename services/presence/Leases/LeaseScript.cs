namespace Platform.Presence.Leases;

/// <summary>What Redis does in one step for one user; the same as <see cref="UserLeases"/>.</summary>
internal static class LeaseScript
{
    /// <summary>
    /// Takes reports (none for an expiry), drops what has ended, and notes the user when they are reachable in another way.
    /// KEYS: the user's hash, users by the time something may change, noted users. ARGV: now, lease and grace in milliseconds, the
    /// user's name in the latter two, then connection, number and kind (0 closed, 1 idle, 2 active) of each report.
    /// A field <c>c:connection</c> holds "number kind endsAt forgetAt".
    /// </summary>
    public const string Report = """
        local now, lease, grace = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
        local read = function(value)
          local number, kind, ends, forget = string.match(value, '^(%d+) (%d) (%d+) (%d+)$')
          return tonumber(number), tonumber(kind), tonumber(ends), tonumber(forget)
        end
        for i = 5, #ARGV, 3 do
          local field, number, kind = 'c:' .. ARGV[i], tonumber(ARGV[i + 1]), tonumber(ARGV[i + 2])
          local value = redis.call('hget', KEYS[1], field)
          local knownNumber, knownKind = 0, 0
          if value then knownNumber, knownKind = read(value) end
          if number > knownNumber then
            local ends = now + lease
            if kind == 0 then
              kind = knownKind
              if kind == 0 then ends = now else ends = now + grace end
            end
            redis.call('hset', KEYS[1], field, string.format('%.0f %d %.0f %.0f', number, kind, ends, now + lease), 'seen', string.format('%.0f', now))
          end
        end
        local reach, due = 0, nil
        local fields = redis.call('hgetall', KEYS[1])
        for i = 1, #fields, 2 do
          if string.sub(fields[i], 1, 2) == 'c:' then
            local _, kind, ends, forget = read(fields[i + 1])
            if ends > now then
              if kind > reach then reach = kind end
              if not due or ends < due then due = ends end
            elseif forget <= now then
              redis.call('hdel', KEYS[1], fields[i])
            end
          end
        end
        if due then redis.call('zadd', KEYS[2], string.format('%.0f', due), ARGV[4]) else redis.call('zrem', KEYS[2], ARGV[4]) end
        if reach ~= tonumber(redis.call('hget', KEYS[1], 'reach') or '0') then
          local version = math.max(tonumber(redis.call('hget', KEYS[1], 'version') or '0') + 1, now)
          redis.call('hset', KEYS[1], 'reach', tostring(reach), 'version', string.format('%.0f', version))
          redis.call('sadd', KEYS[3], ARGV[4])
        end
        redis.call('expire', KEYS[1], 86400)
        return reach
        """;

    /// <summary>Notes a user. KEYS: the user's hash, noted users. ARGV: now in milliseconds, the user's name in the latter.</summary>
    public const string Note = """
        local version = math.max(tonumber(redis.call('hget', KEYS[1], 'version') or '0') + 1, tonumber(ARGV[1]))
        redis.call('hset', KEYS[1], 'version', string.format('%.0f', version))
        redis.call('expire', KEYS[1], 86400)
        redis.call('sadd', KEYS[2], ARGV[2])
        return version
        """;

    /// <summary>Takes noted users. KEYS: noted users. ARGV: how many at most.</summary>
    public const string TakeNoted = "return redis.call('spop', KEYS[1], ARGV[1])";
}
