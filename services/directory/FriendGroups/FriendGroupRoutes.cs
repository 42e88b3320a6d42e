namespace Platform.Directory.FriendGroups;

internal static class FriendGroupRoutes
{
    public static void MapFriendGroups(this IEndpointRouteBuilder routes)
    {
        var groups = routes.MapGroup("/api/directory/v1/me/friend-groups").RequireAuthorization().WithTags("My friends")
            .ProducesProblem(StatusCodes.Status401Unauthorized);
        groups.MapGet("/", GetFriendGroups.HandleAsync).WithName("getFriendGroups")
            .WithSummary("My groups of friends")
            .WithDescription("Groups in their order with the ids of people in theirs. Send the `ETag` back as `If-None-Match`: 304 while nothing has changed.")
            .Produces<FriendGroupList>()
            .Produces(StatusCodes.Status304NotModified);
        groups.MapPost("/", CreateFriendGroup.HandleAsync).WithName("createFriendGroup")
            .WithSummary("Make a group, below the others")
            .WithDescription(
                "With an `Idempotency-Key` a repetition within a day answers the same group. 409 `friend_group_name_taken`, " +
                "`too_many_friend_groups` beyond 50.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict);
        groups.MapPatch("/{id:guid}", ChangeFriendGroup.HandleAsync).WithName("changeFriendGroup")
            .WithSummary("Rename a group or move it among the others")
            .WithDescription("What is absent stays. 409 `friend_group_name_taken`.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        groups.MapDelete("/{id:guid}", RemoveFriendGroup.HandleAsync).WithName("removeFriendGroup")
            .WithSummary("Delete a group; the people in it stay where else they are")
            .ProducesProblem(StatusCodes.Status404NotFound);
        groups.MapPut("/{id:guid}/people/{userId:guid}", PutFriend.HandleAsync).WithName("putFriend")
            .WithSummary("Put a person into a group, or to another place in it")
            .WithDescription(
                "`position` counts from 0; without it whoever is new comes last and whoever is in the group stays. Oneself: 400. Somebody " +
                "deactivated: 404. 409 `friend_group_full` beyond 500.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        groups.MapDelete("/{id:guid}/people/{userId:guid}", RemoveFriend.HandleAsync).WithName("removeFriend")
            .WithSummary("Take a person out of a group")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }
}
