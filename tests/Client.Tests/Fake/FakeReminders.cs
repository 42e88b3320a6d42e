using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace Platform.Client.Tests.Fake;

public sealed record ReminderCall(string Request, string Body, Guid? IdempotencyKey);

/// <summary>Hears what is asked of the reminder service, and answers as a test says.</summary>
public sealed class FakeReminders
{
    public Log<ReminderCall> Calls { get; } = new();

    public IResult Answer { get; set; } = Results.NoContent();

    public async Task HandleAsync(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body);
        Calls.Add(new ReminderCall(
            $"{context.Request.Method} {context.Request.GetEncodedPathAndQuery()}",
            await body.ReadToEndAsync(context.RequestAborted),
            Guid.TryParse(context.Request.Headers["Idempotency-Key"], out var key) ? key : null));
        await Answer.ExecuteAsync(context);
    }
}

internal static class ReminderRoutes
{
    public static void MapReminders(this IEndpointRouteBuilder routes, FakeServer server) =>
        routes.Map("/api/reminder/v1/{**path}", server.Reminders.HandleAsync);
}
