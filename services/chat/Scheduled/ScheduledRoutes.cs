using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Hosting.Identity;

namespace Platform.Chat.Scheduled;

/// <summary>REST routes of scheduled messages.</summary>
public static class ScheduledRoutes
{
    /// <summary>Maps them.</summary>
    public static void MapScheduled(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/conversations/{conversationId:guid}/scheduled", ScheduleAsync).WithTags("Scheduled").WithName("ScheduleMessage")
            .WithSummary("Send a message later")
            .WithDescription("It is sent once, as by its author at that time; `clientMessageId` is that of the message. An author has at most 100. My devices hear `scheduledChanged`.")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        var scheduled = routes.MapGroup("/scheduled").WithTags("Scheduled");
        scheduled.MapGet("/", ListAsync).WithName("ListScheduled").WithSummary("What I have scheduled, everywhere or in one conversation");
        scheduled.MapPatch("/{scheduledId:guid}", ChangeAsync).WithName("ChangeScheduled")
            .WithSummary("Change its text or time").WithDescription("While it is being sent: 409 `being_sent`.")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        scheduled.MapDelete("/{scheduledId:guid}", CancelAsync).WithName("CancelScheduled")
            .WithSummary("Do not send it").ProducesProblem(404).ProducesProblem(409);
    }

    private static async Task<Results<Created<ScheduledMessage>, Ok<ScheduledMessage>>> ScheduleAsync(
        Guid conversationId, ScheduleRequest request, CallerIdentity caller, ScheduleMessage schedule, CancellationToken cancellationToken)
    {
        var (message, isNew) = await schedule.HandleAsync(caller, conversationId, request, cancellationToken);
        return isNew ? TypedResults.Created((string?)null, message) : TypedResults.Ok(message);
    }

    private static async Task<Ok<ScheduledList>> ListAsync(
        Guid? conversationId, CallerIdentity caller, ScheduledStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(await store.ListAsync(caller.TenantId, caller.UserId, conversationId, cancellationToken));

    private static async Task<Ok<ScheduledMessage>> ChangeAsync(
        Guid scheduledId, RescheduleRequest request, CallerIdentity caller, ScheduleMessage schedule, CancellationToken cancellationToken) =>
        TypedResults.Ok(await schedule.ChangeAsync(caller, scheduledId, request, cancellationToken));

    private static async Task<NoContent> CancelAsync(
        Guid scheduledId, CallerIdentity caller, ScheduleMessage schedule, CancellationToken cancellationToken)
    {
        await schedule.CancelAsync(caller, scheduledId, cancellationToken);
        return TypedResults.NoContent();
    }
}
