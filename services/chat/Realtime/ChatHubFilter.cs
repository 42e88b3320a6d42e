using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Platform.Hosting.Errors;

namespace Platform.Chat.Realtime;

/// <summary>
/// Around every call of the hub: cuts a connection that calls too fast, and turns named failures into a HubException whose
/// message is JSON with the same <c>code</c>, <c>detail</c> and <c>errors</c> that REST answers with.
/// </summary>
internal sealed class ChatHubFilter(FailureTranslation failures, TimeProvider clock) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext context, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (!context.Context.Features.GetRequiredFeature<ChatConnection>().TryCall(clock))
        {
            context.Context.Abort();
            throw new HubException(Describe(Problem.TooMany("too_many_requests", "Too many calls; the connection is closed.", TimeSpan.FromSeconds(1))));
        }

        try
        {
            return await next(context);
        }
        catch (Exception failure) when (failure is not HubException)
        {
            throw new HubException(Describe(failures.Translate(failure, context.HubMethodName)), failure);
        }
    }

    private static string Describe(ProblemException problem) =>
        JsonSerializer.Serialize(new HubProblem((int)problem.Status, problem.Code, problem.Message, problem.Errors), ChatJson.Default.HubProblem);
}

/// <summary>What a failed call of the hub says.</summary>
/// <param name="Status">The HTTP status that REST would answer with.</param>
/// <param name="Code">The stable name of the failure.</param>
/// <param name="Detail">A sentence for people.</param>
/// <param name="Errors">What is wrong with which field, or null.</param>
public sealed record HubProblem(int Status, string Code, string Detail, IReadOnlyDictionary<string, string[]>? Errors);
