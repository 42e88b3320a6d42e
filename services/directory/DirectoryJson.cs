using System.Text.Json.Serialization;
using Platform.Directory.Contacts;
using Platform.Directory.FriendGroups;
using Platform.Directory.Import;
using Platform.Directory.Passwords;
using Platform.Directory.Profile;
using Platform.Directory.Sessions;
using Platform.Directory.Settings;
using Platform.Directory.SigningKeys;
using Platform.Directory.Tenants;
using Platform.Directory.Units;
using Platform.Directory.Users;

namespace Platform.Directory;

/// <summary>Readers and writers of all requests and responses, made at compile time.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SignInRequest))]
[JsonSerializable(typeof(SignedIn))]
[JsonSerializable(typeof(SessionList))]
[JsonSerializable(typeof(ChangePasswordRequest))]
[JsonSerializable(typeof(ResetPasswordRequest))]
[JsonSerializable(typeof(ChangeMeRequest))]
[JsonSerializable(typeof(Me))]
[JsonSerializable(typeof(AccountSettings))]
[JsonSerializable(typeof(SettingsPatch))]
[JsonSerializable(typeof(TenantSettings))]
[JsonSerializable(typeof(ChangeTenantSettingsRequest))]
[JsonSerializable(typeof(Person))]
[JsonSerializable(typeof(PersonPatch))]
[JsonSerializable(typeof(CreateUserRequest))]
[JsonSerializable(typeof(FoundPeople))]
[JsonSerializable(typeof(ContactTree))]
[JsonSerializable(typeof(FriendGroupList))]
[JsonSerializable(typeof(CreateFriendGroupRequest))]
[JsonSerializable(typeof(ChangeFriendGroupRequest))]
[JsonSerializable(typeof(OrgUnit))]
[JsonSerializable(typeof(CreateUnitRequest))]
[JsonSerializable(typeof(ChangeUnitRequest))]
[JsonSerializable(typeof(Tenant))]
[JsonSerializable(typeof(ProvisionTenantRequest))]
[JsonSerializable(typeof(ProvisionedTenant))]
[JsonSerializable(typeof(ImportPeopleRequest))]
[JsonSerializable(typeof(ImportedPeople))]
[JsonSerializable(typeof(List<ImportedUser>))]
[JsonSerializable(typeof(PublicKeySet))]
[JsonSerializable(typeof(OpenIdConfiguration))]
[JsonSerializable(typeof(Platform.Contracts.UnreadEmailDue))]
internal sealed partial class DirectoryJson : JsonSerializerContext;
