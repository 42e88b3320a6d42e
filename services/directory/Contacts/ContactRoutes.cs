namespace Platform.Directory.Contacts;

internal static class ContactRoutes
{
    public static void MapContacts(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/directory/v1/contacts/tree", GetContactTree.HandleAsync).RequireAuthorization()
            .WithTags("People").WithName("getContactTree")
            .WithSummary("The organization with everybody in it")
            .WithDescription(
                "Flat lists: units name their parent, people their unit. Send the `ETag` back as `If-None-Match`: while nothing has changed, the " +
                "answer is 304 without a body.")
            .Produces<ContactTree>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status401Unauthorized);
}
