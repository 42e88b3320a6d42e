using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Platform.Client.Http;

namespace Platform.Client.Realtime;

/// <summary>How the hub says what is wrong: JSON in the text of the error, after SignalR's own introduction.</summary>
internal sealed record HubProblem(string? Code, string? Detail, Dictionary<string, string[]>? Errors)
{
    private const string Introduction = "HubException: ";

    public static PlatformException ToException(HubException exception)
    {
        var start = exception.Message.IndexOf(Introduction, StringComparison.Ordinal);
        var text = start < 0 ? exception.Message : exception.Message[(start + Introduction.Length)..];
        var problem = Parse(text);
        return new PlatformException(problem?.Code ?? PlatformErrorCodes.UnexpectedError, problem?.Detail ?? exception.Message, exception)
        {
            Errors = problem?.Errors ?? new Dictionary<string, string[]>(),
        };
    }

    private static HubProblem? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, ClientJson.Default.HubProblem);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
