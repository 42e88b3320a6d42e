using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.AppHost.Demo.Provisioning;

// What the public REST interface of directory and chat takes and answers, as far as the demo needs it.

internal sealed record TenantRequest(string Slug, string Name, AdministratorRequest Administrator);

internal sealed record AdministratorRequest(string Login, string Password, string FirstName, string LastName);

internal sealed record ProvisionedTenant(Guid Id, IdOnly Administrator);

internal sealed record IdOnly(Guid Id);

internal sealed record SignInRequest(string Tenant, string Login, string Password);

internal sealed record SignedIn(string AccessToken, IdOnly User);

internal sealed record ContactTree(IReadOnlyList<IdOnly> People);

internal sealed record PeopleImport(IReadOnlyList<ImportedUnit> Units, IReadOnlyList<ImportedPerson> People);

internal sealed record ImportedUnit(Guid Id, Guid? ParentId, string Name, int Order);

/// <param name="Photo">PNG; base64 on the way.</param>
internal sealed record ImportedPerson(
    Guid Id,
    string Login,
    string Password,
    string FirstName,
    string LastName,
    string Position,
    Guid UnitId,
    string InternalPhone,
    string MobilePhone,
    string Email,
    DateOnly Birthday,
    Guid? ManagerId,
    string TimeZone,
    string Language,
    byte[]? Photo);

internal sealed record ConversationsImport(IReadOnlyList<ImportedConversation> Conversations);

/// <param name="Read">Up to which seq somebody has read it; whoever is not named has read all.</param>
internal sealed record ImportedConversation(
    Guid Id, IReadOnlyList<Guid> UserIds, IReadOnlyList<ImportedMessage> Messages, IReadOnlyDictionary<Guid, long> Read);

internal sealed record ImportedMessage(Guid Id, Guid AuthorId, string Body, DateTimeOffset CreatedAt);

internal sealed record ConversationPage(IReadOnlyList<ConversationSummary> Items);

internal sealed record ConversationSummary(IReadOnlyList<MemberSummary> Members);

internal sealed record MemberSummary(string? DisplayName);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(TenantRequest))]
[JsonSerializable(typeof(ProvisionedTenant))]
[JsonSerializable(typeof(SignInRequest))]
[JsonSerializable(typeof(SignedIn))]
[JsonSerializable(typeof(ContactTree))]
[JsonSerializable(typeof(PeopleImport))]
[JsonSerializable(typeof(ConversationsImport))]
[JsonSerializable(typeof(ConversationPage))]
internal sealed partial class DemoJson : JsonSerializerContext;
