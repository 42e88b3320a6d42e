using System.Globalization;

namespace Platform.Benchmarks.Driver;

/// <summary>Hub calls as ready frames.</summary>
internal static class HubFrames
{
    public static readonly byte[] Handshake = WebSocketFrames.Text("""{"protocol":"json","version":1}""", out _);

    public static readonly byte[] Ping = WebSocketFrames.Text("""{"type":6}""", out _);

    public static byte[] Sync(string number, Guid conversationId, long seq) => WebSocketFrames.Text(
        $$"""{"type":1,"invocationId":"{{number}}","target":"Sync","arguments":[{"{{conversationId}}":{{seq}}}]}""", out _);

    public static byte[] Renew(string accessToken) => WebSocketFrames.Text(
        $$"""{"type":1,"target":"Renew","arguments":["{{accessToken}}"]}""", out _);

    public static byte[] Delivered(Guid conversationId, long seq) => WebSocketFrames.Text(
        $$"""{"type":1,"target":"Delivered","arguments":["{{conversationId}}",{{seq}}]}""", out _);
}

/// <summary>
/// One conversation's SendMessage call with a body of a given size: only the number changes from call to call. It is the invocation
/// id, the beginning of the body, and the end of the clientMessageId.
/// </summary>
internal sealed class SendFrame
{
    private readonly byte[] _frame;
    private readonly int _invocationAt;
    private readonly int _clientMessageIdAt;
    private readonly int _bodyAt;

    public SendFrame(Guid conversationId, int bodyBytes)
    {
        const string Number = "@@@@@@@@@@";
        // A UUID whose last twelve digits are the number: unique in the run together with the random rest.
        var clientMessageId = Guid.CreateVersion7().ToString()[..24] + "00" + Number;
        var body = Number + new string('x', Math.Max(0, bodyBytes - Number.Length));
        var json = $$"""{"type":1,"invocationId":"{{Number}}","target":"SendMessage","arguments":["{{conversationId}}","{{clientMessageId}}","{{body}}"]}""";
        _frame = WebSocketFrames.Text(json, out var payloadAt);
        _invocationAt = payloadAt + json.IndexOf(Number, StringComparison.Ordinal);
        _clientMessageIdAt = payloadAt + json.IndexOf(Number, _invocationAt - payloadAt + 1, StringComparison.Ordinal);
        _bodyAt = payloadAt + json.LastIndexOf(Number, StringComparison.Ordinal);
    }

    /// <summary>The frame with this number; valid until the next call.</summary>
    public ReadOnlySpan<byte> With(long number)
    {
        Write(number, _invocationAt);
        _frame.AsSpan(_invocationAt, HubMessages.NumberDigits).CopyTo(_frame.AsSpan(_clientMessageIdAt));
        _frame.AsSpan(_invocationAt, HubMessages.NumberDigits).CopyTo(_frame.AsSpan(_bodyAt));
        return _frame;
    }

    private void Write(long number, int at)
    {
        if (!number.TryFormat(_frame.AsSpan(at, HubMessages.NumberDigits), out _, "D10", CultureInfo.InvariantCulture))
            throw new ArgumentOutOfRangeException(nameof(number), number, "More than ten digits.");
    }
}
