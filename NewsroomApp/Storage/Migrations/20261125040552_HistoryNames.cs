using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsroomApp.Storage.Migrations
{
    /// <inheritdoc />
    public partial class HistoryNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // By hand, since the model knows no index on a part of a complex property.
            migrationBuilder.Sql("CREATE INDEX IX_History_By_Name ON History (By_Name, Number)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP INDEX IX_History_By_Name");
        }
    }
}
