using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Chat.Realtime;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Preferences;

/// <summary>The REST route of how members keep their conversations.</summary>
public static class PreferenceRoutes
{
    /// <summary>Maps it below a conversation.</summary>
    public static void MapPreferences(this IEndpointRouteBuilder routes) =>
        routes.MapPatch("/conversations/{conversationId:guid}/preferences", ChangeAsync).WithName("ChangePreferences").WithTags("Preferences")
            .WithSummary("Mute, archive, pin a conversation, and say what of it to hear of")
            .WithDescription("What is absent stays. My devices hear `preferencesChanged`; nobody else does.")
            .ProducesProblem(400).ProducesProblem(404);

    private static async Task<Ok<ConversationPreferences>> ChangeAsync(
        Guid conversationId, PreferencesRequest request, CallerIdentity caller, PreferenceStore store, ChatEvents events, CancellationToken cancellationToken)
    {
        var changed = await store.ChangeAsync(caller.TenantId, caller.UserId, conversationId, request, cancellationToken) ?? throw Problem.NotFound();
        events.PreferencesChanged(caller.UserId, new PreferencesChange(conversationId, changed));
        return TypedResults.Ok(changed);
    }
}
