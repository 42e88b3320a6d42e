using System.Buffers.Text;
using System.Text;

namespace Platform.Benchmarks.Driver;

internal enum HubMessageKind
{
    Other,
    MessagePosted,
    Completion,
    FailedCompletion,
    Close,
}

/// <summary>
/// Finds in the hub's JSON the few values that a measurement needs, without parsing: SignalR writes the type first, and names do not
/// occur in the bodies that the benchmark sends.
/// </summary>
internal static class HubMessages
{
    /// <summary>Ends each message of the JSON hub protocol.</summary>
    public const byte Separator = 0x1E;

    /// <summary>Digits of a message's number, in its body and as its invocation id.</summary>
    public const int NumberDigits = 10;

    public static HubMessageKind KindOf(ReadOnlySpan<byte> message)
    {
        if (message.StartsWith("{\"type\":1,\"target\":\"messagePosted\""u8))
            return HubMessageKind.MessagePosted;
        if (message.StartsWith("""{"type":3,"""u8))
            return message.IndexOf("\"error\":\""u8) is >= 0 and < 64 ? HubMessageKind.FailedCompletion : HubMessageKind.Completion;
        return message.StartsWith("""{"type":7"""u8) ? HubMessageKind.Close : HubMessageKind.Other;
    }

    /// <summary>The seq of a posted message.</summary>
    public static long Seq(ReadOnlySpan<byte> message) => NumberAfter(message, "\"seq\":"u8);

    /// <summary>The number that a body begins with, -1 when it is no body of the benchmark.</summary>
    public static long BodyNumber(ReadOnlySpan<byte> message) => NumberAfter(message, "\"body\":\""u8);

    /// <summary>The number of the call that a completion answers.</summary>
    public static long InvocationNumber(ReadOnlySpan<byte> message) => NumberAfter(message, "\"invocationId\":\""u8);

    public static string Text(ReadOnlySpan<byte> message) => Encoding.UTF8.GetString(message);

    private static long NumberAfter(ReadOnlySpan<byte> message, ReadOnlySpan<byte> name)
    {
        var at = message.IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(message[(at + name.Length)..], out long number, out _) ? number : -1;
    }
}
