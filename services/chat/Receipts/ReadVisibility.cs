namespace Platform.Chat.Receipts;

/// <summary>Who shows what they have read, as conditions of SQL in which <c>$1</c> is the tenant (docs/adr/0016).</summary>
internal static class ReadVisibility
{
    /// <summary>What the tenant decided.</summary>
    public const string Policy = "coalesce((select policy from read_receipt_policy where tenant_id = $1), 'choice')";

    /// <summary>True where these people all chose to show it, or did not choose. <paramref name="userIds"/> is an array.</summary>
    public static string Chosen(string userIds) =>
        $"not exists (select from read_receipt_choice s where s.tenant_id = $1 and s.user_id = any({userIds}) and not s.shows)";

    /// <summary>True where this person shows it: only then do others see it, and only then does this person see it of others.</summary>
    public static string Shown(string userId) =>
        $"(case {Policy} when 'on' then true when 'off' then false else {Chosen($"array[{userId}]")} end)";

    /// <summary>How far member <c>m</c> has read, for <paramref name="viewer"/>: 0 where the viewer does not see it. One's own is seen always.</summary>
    public static string ReadSeq(string viewer) =>
        $"case when m.user_id = {viewer} or ({Shown(viewer)} and {Shown("m.user_id")}) then m.read_seq else 0 end";
}
