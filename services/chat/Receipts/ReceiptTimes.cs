namespace Platform.Chat.Receipts;

/// <summary>When a member's receipts moved, kept in the member's row: an array of <c>seq &lt;&lt; 32 | seconds</c>, as SQL.</summary>
internal static class ReceiptTimes
{
    /// <summary>Larger conversations ask who has a message, not when.</summary>
    public const int MostMembers = 50;

    private const int MostKept = 64;

    /// <summary>
    /// The array <c>m.{name}_times</c> with a step to <paramref name="seq"/>, taken at <paramref name="seconds"/>. It begins with where the
    /// receipt stood before, which has no time.
    /// </summary>
    public static string Add(string name, string seq, string seconds) => $$"""
        case when c.member_count > {{MostMembers}} then '{}' when {{seq}} <= m.{{name}}_seq then m.{{name}}_times
          else case when m.{{name}}_times = '{}' then array[m.{{name}}_seq << 32]
            else m.{{name}}_times[greatest(1, cardinality(m.{{name}}_times) - {{MostKept - 2}}):] end || (({{seq}} << 32) | {{seconds}})
        end
        """;

    /// <summary>When the receipt passed <paramref name="seq"/>; null where that was before the first step, or is not kept.</summary>
    public static string At(string name, string seq) => $"""
        (select case when place > 1 then to_timestamp(step & 4294967295) end
          from unnest(m.{name}_times) with ordinality as t (step, place) where step >> 32 >= {seq} order by place limit 1)
        """;
}
