using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Platform.Data;
using Platform.Directory.Consumers;
using Platform.Directory.Contacts;
using Platform.Directory.Email;
using Platform.Directory.FriendGroups;
using Platform.Directory.Housekeeping;
using Platform.Directory.Import;
using Platform.Directory.Passwords;
using Platform.Directory.Photos;
using Platform.Directory.Profile;
using Platform.Directory.Sessions;
using Platform.Directory.Settings;
using Platform.Directory.SigningKeys;
using Platform.Directory.Tenants;
using Platform.Directory.Units;
using Platform.Directory.Users;
using Platform.Hosting;
using Platform.Hosting.Errors;

namespace Platform.Directory;

/// <summary>Tenants, people, the organization tree, and sign-in.</summary>
public sealed class DirectoryService : IPlatformService
{
    public string Name => "directory";

    public void Register(ServiceRegistration service)
    {
        service.AddOptions<DirectoryOptions>();
        service.AddOptions<SignInOptions>("SignIn");
        service.AddOptions<SessionOptions>("Sessions");
        service.AddOptions<SigningKeyOptions>("SigningKeys");
        service.AddOptions<EmailOptions>("Email");
        service.AddDatabase(connection => new DirectoryDatabase(connection));
        service.AddJson(DirectoryJson.Default);
        service.AddConsumer<KeepUnreadEmail>();

        var services = service.Services;
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IFailureTranslator, ConstraintProblems>());
        services.AddSingleton<TenantStore>();
        services.AddSingleton<UserStore>();
        services.AddSingleton<UserSearch>();
        services.AddSingleton<UserChanges>();
        services.AddSingleton<UnitStore>();
        services.AddSingleton<PeopleImportStore>();
        services.AddSingleton<PhotoStore>();
        services.AddSingleton<Profiles>();
        services.AddSingleton<SettingsStore>();
        services.AddSingleton<Mailer>();
        services.AddSingleton<EmailStore>();
        services.AddHostedService<EmailSender>();
        services.AddSingleton<ContactStore>();
        services.AddSingleton<ContactTreeCache>();
        services.AddSingleton<FriendGroupStore>();
        services.AddSingleton<PasswordHashing>();
        services.AddSingleton<PasswordCheck>();
        services.AddSingleton<SignInAttempts>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<SessionIssuer>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<RefreshCookie>();
        services.AddSingleton<PrivateKeyProtection>();
        services.AddSingleton<SigningKeyStore>();
        services.AddSingleton<SigningKeyRing>();
        services.AddSingleton<OwnSigningKeys>();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<OwnSigningKeys>((bearer, keys) => bearer.ConfigurationManager = keys);
        services.AddSingleton<SignInHousekeeping>();
        services.AddHostedService(provider => provider.GetRequiredService<SignInHousekeeping>());
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapSessions();
        routes.MapPasswords();
        routes.MapProfile();
        routes.MapSettings();
        routes.MapContacts();
        routes.MapFriendGroups();
        routes.MapUsers();
        routes.MapPhotos();
        routes.MapUnits();
        routes.MapTenants();
        routes.MapSigningKeys();
    }
}
